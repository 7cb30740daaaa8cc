using FastEngine.Core;

namespace FastEngine.Storage.Journal;

/// <summary>The segments of a journal as files: listed, checked, expired.</summary>
public sealed class JournalDirectory
{
    private readonly string _path;
    private readonly IJournalFileSystem _files;

    public JournalDirectory(string path, IJournalFileSystem? fileSystem = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _files = fileSystem ?? DiskFileSystem.Instance;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JournalSegment> List()
    {
        var segments = new List<JournalSegment>();
        foreach (var first in JournalNames.Segments(_path))
        {
            var path = JournalNames.Segment(_path, first);
            using var file = _files.OpenRead(path);
            using var scanner = new SegmentScanner(file, path, ownsFile: false);
            _ = scanner.Next(out _);
            segments.Add(new JournalSegment(path, first, file.Length, scanner.Header?.CreatedNs ?? 0, scanner.Header?.Schema));
        }

        return segments;
    }

    /// <summary>Reads every record of every segment, those behind a damaged one too.</summary>
    public JournalCheck Verify()
    {
        var problems = new List<JournalProblem>();
        var (count, records, bytes) = (0, 0L, 0L);
        (long Number, uint Crc)? previous = null;
        foreach (var first in JournalNames.Segments(_path))
        {
            count++;
            var path = JournalNames.Segment(_path, first);
            using var scanner = new SegmentScanner(_files.OpenRead(path), path);
            ScanStatus status;
            while ((status = scanner.Next(out _)) == ScanStatus.Record) records++;
            bytes += scanner.Offset;
            if (previous is { } before && scanner.Header is { } header && before != (header.PreviousNumber, header.PreviousCrc))
            {
                problems.Add(header.PreviousNumber == before.Number
                    ? new JournalProblem(path, 0, first, JournalProblemReason.Chain, "the segment was not written behind the one before it")
                    : new JournalProblem(path, 0, before.Number + 1, JournalProblemReason.MissingSegment,
                        $"the segment continues from record {header.PreviousNumber}, the one before it ends at {before.Number}"));
            }

            if (status != ScanStatus.End) problems.Add(scanner.Problem!);
            // Behind damage the next segment's predecessor is not known; the damage itself was told.
            previous = status == ScanStatus.End ? (scanner.NextNumber - 1, scanner.Crc) : null;
        }

        return new JournalCheck(count, records, bytes, problems);
    }

    /// <summary>Deletes the oldest segments that are over a limit, as far as nothing holds them.</summary>
    /// <param name="verify">Says whether a state can be rebuilt from these bytes of a snapshot. Only what is older than the newest snapshot
    /// that it accepts may go.</param>
    /// <param name="cursors">Positions of everyone who reads the journal later.</param>
    /// <param name="nowNs">Wall time, ns since the epoch.</param>
    /// <exception cref="IOException">A segment cannot be deleted.</exception>
    public JournalExpiry Expire(JournalExpiryOptions options, Func<ReadOnlySpan<byte>, bool> verify, IReadOnlyList<JournalCursor> cursors, long nowNs)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(verify);
        ArgumentNullException.ThrowIfNull(cursors);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinSegments, 1, nameof(options));
        var segments = List();
        var total = segments.Sum(segment => segment.Bytes);
        var expired = new List<string>();
        var freed = 0L;
        string? heldBy = null;
        long? verified = null;
        for (var i = 0; i < segments.Count - options.MinSegments; i++)
        {
            var (segment, next) = (segments[i], segments[i + 1]);
            var tooMuch = total - freed > options.MaxTotalBytes;
            var tooOld = next.CreatedNs != 0 && nowNs - next.CreatedNs > options.MaxAge?.Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond);
            if (!tooMuch && !tooOld) break;
            verified ??= NewestVerified(segments, verify);
            heldBy = Holder(segment, next, verified.Value, cursors);
            if (heldBy is not null) break;
            _files.Delete(segment.Path);
            expired.Add(segment.Path);
            freed += segment.Bytes;
        }

        if (expired.Count > 0) _files.SyncDirectory(_path);
        return new JournalExpiry(expired, freed, heldBy);
    }

    private static string? Holder(JournalSegment segment, JournalSegment next, long verified, IReadOnlyList<JournalCursor> cursors)
    {
        if (verified <= segment.FirstNumber) return $"{segment.Path}: no newer segment has a snapshot from which the state can be rebuilt";
        foreach (var cursor in cursors)
        {
            if (cursor.NextNumber < next.FirstNumber) return $"{segment.Path}: {cursor.Name} has still to read record {cursor.NextNumber} of it";
        }

        return null;
    }

    /// <returns>First number of the newest segment whose snapshot is whole and accepted; 0 when none is.</returns>
    private long NewestVerified(IReadOnlyList<JournalSegment> segments, Func<ReadOnlySpan<byte>, bool> verify)
    {
        for (var i = segments.Count - 1; i > 0; i--)
        {
            using var scanner = new SegmentScanner(_files.OpenRead(segments[i].Path), segments[i].Path);
            if (scanner.Next(out var record) == ScanStatus.Record && record.IsSnapshot && verify(record.Payload)) return segments[i].FirstNumber;
        }

        return 0;
    }
}
