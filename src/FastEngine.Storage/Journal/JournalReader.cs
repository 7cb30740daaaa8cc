using FastEngine.Core.Journal;

namespace FastEngine.Storage.Journal;

/// <summary>Reads a journal across its segments, from any record up to the end or the first bad one. For one thread.</summary>
public sealed class JournalReader : IJournalSource, IDisposable
{
    // Looks for segments that should not be there yet only now and then: it is a listing of the directory.
    private const int IdlePollsPerListing = 1024;

    private readonly string _directory;
    private readonly JournalReaderOptions _options;
    private SegmentScanner? _scanner;
    private (long Number, uint Crc)? _previous;
    private bool _headerChecked;
    private long _doubtedAt = -1;
    private long _probed;
    private string _probedPath = "";
    private int _idlePolls;

    /// <param name="directory">Of the segments; it may be empty or missing as long as nothing was written.</param>
    public JournalReader(string directory, JournalReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directory = directory;
        _options = options ?? new JournalReaderOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_options.From, nameof(options));
    }

    /// <summary>Why reading ended before the end of the journal; null while nothing is wrong.</summary>
    public JournalProblem? Problem { get; private set; }

    /// <summary>Records delivered, snapshots included.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes of all good records and headers passed, those before the first delivered one included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Number of the record that comes next.</summary>
    public long NextNumber => Math.Max(_scanner?.NextNumber ?? (_previous?.Number ?? 0) + 1, Math.Max(_options.From, 1));

    /// <summary>Path of the segment being read, null before the first.</summary>
    public string? Segment => _scanner?.Path;

    /// <summary>Schema of the segment being read, null before its header was.</summary>
    public JournalSchema? Schema => _scanner?.Header?.Schema;

    public bool TryRead(out JournalRecord record)
    {
        record = default;
        while (Problem is null && (_scanner is not null || (_previous is { } at ? TryOpenNext(at.Number, at.Crc) : TryOpenFirst())))
        {
            var before = _scanner!.Offset;
            var status = _scanner.Next(out record);
            Bytes += _scanner.Offset - before;
            if (!_headerChecked && _scanner.Header is { } header && !Accepts(header))
            {
                record = default;
                return false;
            }

            if (status == ScanStatus.Record)
            {
                _doubtedAt = -1;
                _idlePolls = 0;
                if (record.Number < _options.From) continue;
                Records++;
                return true;
            }

            record = default;
            if (status == ScanStatus.End ? !TryOpenNext(_scanner.NextNumber - 1, _scanner.Crc) : !TryPassDamage(status)) return false;
        }

        return false;
    }

    public void Dispose()
    {
        _scanner?.Dispose();
        _scanner = null;
    }

    private bool TryOpenFirst()
    {
        var segments = JournalNames.Segments(_directory);
        if (segments.Length == 0)
        {
            if (_options.From > 1) Fail(_directory, 0, _options.From, JournalProblemReason.BeyondEnd, "the journal is empty");
            return false;
        }

        var first = segments[0];
        foreach (var number in segments)
        {
            if (number <= _options.From) first = number;
        }

        if (_options.From != 0 && first > _options.From)
        {
            return Fail(JournalNames.Segment(_directory, first), 0, _options.From, JournalProblemReason.MissingSegment,
                $"the oldest record that is there is {first}");
        }

        return TryOpen(JournalNames.Segment(_directory, first));
    }

    /// <summary>Everything up to a record was read, and its segment ends there.</summary>
    private bool TryOpenNext(long last, uint crc)
    {
        var next = last + 1;
        if (next != _probed) (_probed, _probedPath) = (next, JournalNames.Segment(_directory, next));
        var found = File.Exists(_probedPath) ? _probedPath : null;
        if (found is null && IsTimeToList() && SegmentBehind(next) is { } later)
        {
            // A writer that was told of numbers in use leaves a gap, and its header says so.
            found = JournalNames.Segment(_directory, later);
            if (!Continues(found, last))
                return IsSure() && Fail(JournalProblemReason.MissingSegment, next, $"the next segment begins with record {later}");
        }

        if (found is not null)
        {
            _previous = (last, crc);
            _scanner?.Dispose();
            return TryOpen(found);
        }

        return _options.From > next && Fail(JournalProblemReason.BeyondEnd, next, $"the journal ends before record {_options.From}");
    }

    private bool Continues(string path, long last)
    {
        using var scanner = new SegmentScanner(_options.FileSystem.OpenRead(path), path);
        _ = scanner.Next(out _);
        return scanner.Header is { } header && header.PreviousNumber == last;
    }

    private bool TryPassDamage(ScanStatus status)
    {
        var problem = _scanner!.Problem!;
        if (_options.Follow)
        {
            // Beside a writer a record may be there in part. A segment without any is opened anew: after a kill it is put aside, and another
            // one takes its place.
            if (status == ScanStatus.Torn && !(IsTimeToList() && SegmentBehind(problem.Number) is not null && IsSure()))
            {
                if (_scanner.HasRecords) _scanner.Refresh();
                else Dispose();
                return false;
            }

            if (status == ScanStatus.Bad && !IsSure())
            {
                _scanner.Refresh();
                return false;
            }
        }

        Problem = problem;
        return false;
    }

    private bool Accepts(SegmentHeader header)
    {
        _headerChecked = true;
        if (_previous is { } previous && previous != (header.PreviousNumber, header.PreviousCrc))
            return Fail(_scanner!.Path, 0, header.FirstNumber, JournalProblemReason.Chain, "the segment was not written behind the one before it");
        if (_options.Expected is { } expected && !expected.HasLayoutOf(header.Schema))
        {
            return Fail(_scanner!.Path, 0, header.FirstNumber, JournalProblemReason.Layout,
                "its records are laid out otherwise than this engine's; read it with the engine that wrote it");
        }

        return true;
    }

    /// <summary>Beside a writer things go on between two looks: only what is found a second time at the same place is believed.</summary>
    private bool IsSure()
    {
        var place = NextNumber;
        if (!_options.Follow || _doubtedAt == place) return true;
        _doubtedAt = place;
        // The next look lists the directory, too.
        _idlePolls = IdlePollsPerListing - 1;
        return false;
    }

    private bool IsTimeToList() => !_options.Follow || _idlePolls++ % IdlePollsPerListing == IdlePollsPerListing - 1;

    private long? SegmentBehind(long number)
    {
        foreach (var first in JournalNames.Segments(_directory))
        {
            if (first > number) return first;
        }

        return null;
    }

    private bool TryOpen(string path)
    {
        _scanner = null;
        _headerChecked = false;
        try
        {
            _scanner = new SegmentScanner(_options.FileSystem.OpenRead(path), path);
            return true;
        }
        catch (FileNotFoundException) when (_options.Follow)
        {
            // Put aside or expired since it was listed: the next look finds what is there instead.
            return false;
        }
    }

    private bool Fail(JournalProblemReason reason, long number, string detail) =>
        Fail(_scanner?.Path ?? _directory, _scanner?.Offset ?? 0, number, reason, detail);

    private bool Fail(string file, long offset, long number, JournalProblemReason reason, string detail)
    {
        Problem = new JournalProblem(file, offset, number, reason, detail);
        return false;
    }
}
