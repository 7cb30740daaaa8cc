using System.Buffers.Binary;

namespace FastEngine.Storage.Outbox;

/// <summary>A log read up to its first bad record.</summary>
internal sealed class LogReading
{
    private LogReading()
    {
    }

    public OutboxState State { get; } = new();

    public long Generation { get; private set; }

    /// <summary>Whole records read.</summary>
    public long Records { get; private set; }

    /// <summary>End of the last whole record.</summary>
    public long GoodLength { get; private set; }

    public long DroppedBytes { get; private set; }

    /// <summary>What is wrong; null when it ends cleanly or within a record, as a killed writer leaves it.</summary>
    public string? Damage { get; private set; }

    public static LogReading Of(string path)
    {
        var reading = new LogReading();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
        reading.Read(file);
        reading.DroppedBytes = file.Length - reading.GoodLength;
        return reading;
    }

    private void Read(FileStream file)
    {
        Span<byte> start = stackalloc byte[LogHeader.Bytes];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !LogHeader.TryParse(start, out var header))
        {
            Damage = "its header is not an outbox's";
            return;
        }

        Generation = header.Generation;
        State.JournalPosition = header.JournalPosition;
        State.NextSequence = header.NextSequence;
        GoodLength = LogHeader.Bytes;
        var buffer = new byte[64 << 10];
        while (Damage is null && TryReadRecord(file, ref buffer))
        {
        }

        if (!State.IsComplete) Damage ??= "the states carried over into it are not complete";
    }

    private bool TryReadRecord(FileStream file, ref byte[] buffer)
    {
        Span<byte> head = stackalloc byte[RecordWriter.HeaderBytes];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length <= 0) return Damaged("a record has no length");
        if (length > file.Length - file.Position) return false;
        if (length > buffer.Length) buffer = new byte[length];
        var body = buffer.AsSpan(0, length);
        file.ReadExactly(body);
        if (RecordCrc.Compute(Generation, GoodLength, body) != BinaryPrimitives.ReadUInt32LittleEndian(head[4..])) return Damaged("a record's CRC does not hold");
        try
        {
            State.Apply(body, GoodLength + RecordWriter.HeaderBytes);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidDataException)
        {
            return Damaged($"a record cannot be read ({e.Message})");
        }

        GoodLength += RecordWriter.HeaderBytes + length;
        Records++;
        return true;
    }

    private bool Damaged(string what)
    {
        Damage = $"at byte {GoodLength} {what}";
        return false;
    }
}
