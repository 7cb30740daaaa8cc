using System.Buffers.Binary;
using System.Numerics;

namespace FastEngine.Storage.Outbox;

/// <summary>CRC-32C of a record, seeded by where it stands: a stale record at another place, or of another file, never checks.</summary>
internal static class RecordCrc
{
    public static uint Compute(long generation, long offset, ReadOnlySpan<byte> body)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (ulong)generation);
        crc = BitOperations.Crc32C(crc, (ulong)offset);
        crc = BitOperations.Crc32C(crc, (ulong)body.Length);
        return Continue(crc, body);
    }

    public static uint OfPayload(ReadOnlySpan<byte> payload) => Continue(uint.MaxValue, payload);

    private static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
