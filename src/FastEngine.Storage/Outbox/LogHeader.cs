using System.Buffers.Binary;
using FastEngine.Core;

namespace FastEngine.Storage.Outbox;

/// <summary>What a log begins with: which rewrite it is, and where the outbox stood then.</summary>
internal readonly record struct LogHeader(long Generation, long JournalPosition, long NextSequence)
{
    public const int Bytes = 40;
    private static ReadOnlySpan<byte> Magic => "FEOUTBX1"u8;

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), Generation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), JournalPosition);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), NextSequence);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32), Crc32C.Compute(bytes.AsSpan(0, 32)));
        return bytes;
    }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out LogHeader header)
    {
        header = default;
        if (bytes.Length < Bytes || !bytes.StartsWith(Magic)) return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]) != Crc32C.Compute(bytes[..32])) return false;
        header = new LogHeader(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
        return true;
    }
}
