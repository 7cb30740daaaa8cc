using FastEngine.Core.Journal;

namespace FastEngine.Storage.Journal;

/// <summary>Reads one segment from its first byte, record by record, and stays where it cannot go on.</summary>
internal sealed class SegmentScanner(IJournalFile file, string path, bool ownsFile = true) : IDisposable
{
    private const int ReadAhead = 256 << 10;

    private byte[] _buffer = new byte[ReadAhead];
    private int _start;
    private int _end;
    private SegmentHeader? _header;
    private long _number = JournalNames.TryParse(path, out var first) ? first : 0;
    private uint _crc;

    public string Path => path;

    /// <summary>Null until it was read whole.</summary>
    public SegmentHeader? Header => _header;

    /// <summary>Where the next record begins, in bytes: everything before it is good.</summary>
    public long Offset { get; private set; }

    /// <summary>Number of the next record.</summary>
    public long NextNumber => _number;

    public bool HasRecords => _header is { } header && _number > header.FirstNumber;

    /// <summary>Checksum of the last record, or of the header.</summary>
    public uint Crc => _crc;

    /// <summary>What is wrong at <see cref="Offset"/>, after <see cref="ScanStatus.Torn"/> or <see cref="ScanStatus.Bad"/>.</summary>
    public JournalProblem? Problem { get; private set; }

    public ScanStatus Next(out JournalRecord record)
    {
        record = default;
        if (_header is null && ReadHeader() is var status && status != ScanStatus.Record) return status;
        if (!Fill(RecordHead.Size)) return AtEnd();
        var head = RecordHead.Read(_buffer.AsSpan(_start));
        if (head.Length > RecordHead.MaxPayload)
            return Bad(JournalProblemReason.Length, $"a length of {head.Length:N0} bytes is more than a record may have");
        var size = RecordHead.Size + (int)head.Length;
        if (!Fill(size)) return Torn($"the file ends within a record ({_end - _start} of {size} bytes)");
        var payload = _buffer.AsSpan(_start + RecordHead.Size, (int)head.Length);
        if (RecordCrc.Append(_crc, head.First, head.Second, payload) != head.Crc)
            return Bad(JournalProblemReason.Crc, "the checksum does not fit: the record is damaged, or not the one that was written here");
        if (head.Number != _number) return Bad(JournalProblemReason.NumberGap, $"the record has number {head.Number}");
        Problem = null;
        _crc = head.Crc;
        _number++;
        _start += size;
        Offset += size;
        record = new JournalRecord
        {
            Number = head.Number, Kind = head.Kind, Stream = head.Stream, IsSnapshot = (head.Flags & RecordHead.SnapshotFlag) != 0, Payload = payload,
        };
        return ScanStatus.Record;
    }

    /// <summary>Forgets what was read ahead; the next look goes to the file.</summary>
    public void Refresh() => _end = _start;

    public void Dispose()
    {
        if (ownsFile) file.Dispose();
    }

    private ScanStatus ReadHeader()
    {
        if (!Fill(SegmentHeader.PrefixSize)) return Torn("the file ends within its header");
        var prefix = _buffer.AsSpan(_start, SegmentHeader.PrefixSize);
        if (!prefix.StartsWith(SegmentHeader.Magic)) return Bad(JournalProblemReason.Header, "this is no journal segment, or its first bytes are damaged");
        var size = SegmentHeader.SizeIn(prefix);
        if (size is < SegmentHeader.PrefixSize + 4 or > SegmentHeader.FixedSize + JournalSchema.MaxText)
            return Bad(JournalProblemReason.Header, $"the header is damaged: it says that it has {size} bytes");
        if (!Fill(size)) return Torn($"the file ends within its header ({_end - _start} of {size} bytes)");
        if (!SegmentHeader.TryRead(_buffer.AsSpan(_start, size), out var header, out var reason))
        {
            return Bad(reason, reason == JournalProblemReason.Version
                ? $"the segment has another format version than {SegmentHeader.Version}; read it with the engine that wrote it"
                : "the header is damaged: its checksum does not fit");
        }

        if (header.FirstNumber != _number)
            return Bad(JournalProblemReason.NumberGap, $"the header says that the first record is {header.FirstNumber}; the file was renamed or exchanged");
        _header = header;
        _crc = header.Crc;
        _start += size;
        Offset += size;
        return ScanStatus.Record;
    }

    private ScanStatus AtEnd()
    {
        if (_start != _end) return Torn($"the file ends within a record's head ({_end - _start} of {RecordHead.Size} bytes)");
        return HasRecords ? ScanStatus.End : Torn("the segment ends before its snapshot");
    }

    /// <returns>Whether so many bytes are there from the present place on.</returns>
    private bool Fill(int bytes)
    {
        if (_end - _start >= bytes) return true;
        if (_buffer.Length < bytes)
        {
            // A damaged length must not cost memory: only what the file can hold is made room for.
            if (file.Length - Offset < bytes) return false;
            Array.Resize(ref _buffer, bytes);
        }

        if (_buffer.Length - _start < bytes)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < bytes)
        {
            var read = file.Read(_buffer.AsSpan(_end), Offset + (_end - _start));
            if (read == 0) return false;
            _end += read;
        }

        return true;
    }

    private ScanStatus Torn(string detail)
    {
        Problem = new JournalProblem(path, Offset, _number, JournalProblemReason.TornTail, detail);
        return ScanStatus.Torn;
    }

    private ScanStatus Bad(JournalProblemReason reason, string detail)
    {
        Problem = new JournalProblem(path, Offset, _number, reason, detail);
        return ScanStatus.Bad;
    }
}
