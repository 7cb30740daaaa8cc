using System.Buffers.Binary;
using System.Text;

namespace FastEngine.Storage.Journal;

/// <summary>The first bytes of a segment: docs/journal.md has the table.</summary>
internal readonly record struct SegmentHeader(long FirstNumber, long CreatedNs, long PreviousNumber, uint PreviousCrc, uint Crc, JournalSchema Schema)
{
    public const ushort Version = 1;

    /// <summary>These never move, whatever the version: magic, version, size, checksum.</summary>
    public const int PrefixSize = 20;

    public const int FixedSize = 84;

    // A transfer as text breaks it visibly.
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'F', (byte)'E', (byte)'J', 0x0D, 0x0A, 0x1A, 0x0A];

    public static int SizeOf(JournalSchema schema) => FixedSize + schema.TextBytes.Length;

    /// <returns>Its checksum, which seeds the first record's.</returns>
    public static uint Write(Span<byte> bytes, JournalSchema schema, long firstNumber, long createdNs, long previousNumber, uint previousCrc)
    {
        var header = bytes[..SizeOf(schema)];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], header.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], previousCrc);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], firstNumber);
        BinaryPrimitives.WriteInt64LittleEndian(header[32..], createdNs);
        BinaryPrimitives.WriteInt64LittleEndian(header[40..], previousNumber);
        schema.Layout.CopyTo(header[48..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[80..], schema.TextBytes.Length);
        schema.TextBytes.CopyTo(header[FixedSize..]);
        var crc = RecordCrc.Append(0, header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], crc);
        return crc;
    }

    /// <summary>How many bytes the header has, once its prefix is there.</summary>
    public static int SizeIn(ReadOnlySpan<byte> prefix) => BinaryPrimitives.ReadInt32LittleEndian(prefix[12..]);

    /// <param name="bytes">A whole header whose magic and size were checked.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SegmentHeader header, out JournalProblemReason reason)
    {
        header = default;
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]);
        ReadOnlySpan<byte> zero = [0, 0, 0, 0];
        var crc = RecordCrc.Append(RecordCrc.Append(RecordCrc.Append(0, bytes[..16]), zero), bytes[20..]);
        reason = JournalProblemReason.Header;
        if (crc != stored) return false;
        reason = JournalProblemReason.Version;
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) != Version) return false;
        reason = JournalProblemReason.Header;
        if (bytes.Length < FixedSize || BinaryPrimitives.ReadInt32LittleEndian(bytes[80..]) != bytes.Length - FixedSize) return false;
        header = new SegmentHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]),
            crc,
            new JournalSchema(bytes.Slice(48, JournalSchema.LayoutSize), Encoding.UTF8.GetString(bytes[FixedSize..])));
        return true;
    }
}
