using FastEngine.Core;

namespace FastEngine.Storage.Outbox;

/// <summary>What a log says: positions and pending states. Writing and reading it back go through the same steps.</summary>
internal sealed class OutboxState
{
    public PendingStates Pending { get; } = new();

    public long JournalPosition { get; set; }

    public long NextSequence { get; set; } = 1;

    /// <summary>Whether all that a compaction carried over was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Applies a record whose body begins at <paramref name="bodyOffset"/> of the log.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The body is shorter than its kind needs.</exception>
    /// <exception cref="InvalidDataException">The kind is not one of ours.</exception>
    public void Apply(ReadOnlySpan<byte> body, long bodyOffset)
    {
        var reader = new RecordReader(body);
        var kind = (RecordKind)reader.Byte();
        switch (kind)
        {
            case RecordKind.Group:
                ApplyGroup(ref reader, bodyOffset);
                break;
            case RecordKind.Confirmed:
                for (var count = reader.Int32(); count > 0; count--) Pending.Confirm(reader.Int64());
                break;
            case RecordKind.Position:
                JournalPosition = reader.Int64();
                break;
            case RecordKind.Carried:
                var sequence = reader.Int64();
                var position = reader.Int64();
                ApplyEntry(ref reader, bodyOffset, sequence, position, reader.Int64());
                break;
            case RecordKind.CarriedAll:
                IsComplete = true;
                break;
            default:
                throw new InvalidDataException($"record kind {(byte)kind} is not known");
        }
    }

    /// <summary>Bytes of an entry as a compaction writes it.</summary>
    public static long CarriedBytes(string destination, string key, int payload) =>
        RecordWriter.HeaderBytes + 1 + 24 + 1 + 2 + System.Text.Encoding.UTF8.GetByteCount(destination)
        + 2 + System.Text.Encoding.UTF8.GetByteCount(key) + 4 + payload;

    private void ApplyGroup(ref RecordReader reader, long bodyOffset)
    {
        var position = reader.Int64();
        var timeNs = reader.Int64();
        var sequence = reader.Int64();
        for (var count = reader.Int32(); count > 0; count--) ApplyEntry(ref reader, bodyOffset, sequence++, position, timeNs);
        if (position != 0) JournalPosition = position;
    }

    private void ApplyEntry(ref RecordReader reader, long bodyOffset, long sequence, long position, long timeNs)
    {
        var operation = (OutboxOperation)reader.Byte();
        var destination = reader.Text();
        var key = reader.Text();
        var payload = reader.Bytes();
        var isNew = Pending.Find(destination, key) is null;
        var slot = Pending.Replace(destination, key, sequence, CarriedBytes(destination, key, payload.Length));
        if (isNew) slot.WaitingSinceNs = timeNs;
        slot.JournalPosition = position;
        slot.Operation = operation;
        slot.PayloadOffset = bodyOffset + reader.At - payload.Length;
        slot.PayloadLength = payload.Length;
        slot.PayloadCrc = Crc32C.Compute(payload);
        NextSequence = Math.Max(NextSequence, sequence + 1);
    }
}
