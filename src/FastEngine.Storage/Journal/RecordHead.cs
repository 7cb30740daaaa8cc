using System.Buffers.Binary;

namespace FastEngine.Storage.Journal;

/// <summary>The fixed part of a record: checksum, length, number, kind, stream, flags.</summary>
internal readonly struct RecordHead
{
    public const int Size = 20;

    /// <summary>Where the bytes begin that the checksum covers.</summary>
    public const int Checked = 4;

    public const byte SnapshotFlag = 1;

    /// <summary>Largest payload that the format allows, in bytes; a greater length is damage.</summary>
    public const int MaxPayload = 1 << 28;

    private RecordHead(uint crc, ulong first, ulong second)
    {
        Crc = crc;
        First = first;
        Second = second;
    }

    public uint Crc { get; }

    /// <summary>Length and the low half of the number.</summary>
    public ulong First { get; }

    /// <summary>The high half of the number, kind, stream, flags and a zero.</summary>
    public ulong Second { get; }

    public uint Length => (uint)First;

    public long Number => (long)((First >> 32) | (Second << 32));

    public byte Kind => (byte)(Second >> 32);

    public byte Stream => (byte)(Second >> 40);

    public byte Flags => (byte)(Second >> 48);

    public static RecordHead Of(uint seed, long number, byte kind, byte stream, byte flags, ReadOnlySpan<byte> payload)
    {
        var first = (uint)payload.Length | ((ulong)number << 32);
        var second = ((ulong)number >> 32) | ((ulong)kind << 32) | ((ulong)stream << 40) | ((ulong)flags << 48);
        return new RecordHead(RecordCrc.Append(seed, first, second, payload), first, second);
    }

    /// <param name="bytes">At least <see cref="Size"/>.</param>
    public static RecordHead Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[12..], Second);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[4..], First);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc);
    }
}
