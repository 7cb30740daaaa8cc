using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Storage.Journal;

/// <summary>CRC-32C that goes on from the checksum of what came before.</summary>
internal static class RecordCrc
{
    /// <param name="seed">Checksum of what came before; 0 at the start.</param>
    public static uint Append(uint seed, ReadOnlySpan<byte> bytes) => ~Crc32C.Update(~seed, bytes);

    /// <summary>Of a record: the two words of its head that follow the checksum, then the payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Append(uint seed, ulong first, ulong second, ReadOnlySpan<byte> payload) =>
        ~Crc32C.Update(Crc32C.Update(Crc32C.Update(~seed, first), second), payload);
}
