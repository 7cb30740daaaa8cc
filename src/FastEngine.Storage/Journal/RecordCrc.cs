using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastEngine.Storage.Journal;

/// <summary>CRC-32C that goes on from the checksum of what came before, eight bytes an instruction.</summary>
internal static class RecordCrc
{
    /// <param name="seed">Checksum of what came before; 0 at the start.</param>
    public static uint Append(uint seed, ReadOnlySpan<byte> bytes) => ~Body(~seed, bytes);

    /// <summary>Of a record: the two words of its head that follow the checksum, then the payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Append(uint seed, ulong first, ulong second, ReadOnlySpan<byte> payload) =>
        ~Body(BitOperations.Crc32C(BitOperations.Crc32C(~seed, first), second), payload);

    private static uint Body(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }
}
