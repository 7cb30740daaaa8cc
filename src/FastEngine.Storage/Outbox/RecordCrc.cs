using FastEngine.Core;

namespace FastEngine.Storage.Outbox;

/// <summary>CRC-32C of a record, seeded by where it stands: a stale record at another place, or of another file, never checks.</summary>
internal static class RecordCrc
{
    public static uint Compute(long generation, long offset, ReadOnlySpan<byte> body)
    {
        var crc = Crc32C.Update(uint.MaxValue, (ulong)generation);
        crc = Crc32C.Update(crc, (ulong)offset);
        crc = Crc32C.Update(crc, (ulong)body.Length);
        return ~Crc32C.Update(crc, body);
    }
}
