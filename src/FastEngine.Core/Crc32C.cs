using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastEngine.Core;

/// <summary>The CRC-32C (Castagnoli, reflected, initial and final complement), eight bytes an instruction, three of which run at once.</summary>
/// <remarks>An instruction takes three cycles, but one can begin in each: so three neighbouring lanes are summed side by side and joined. The checksum
/// of A and B is that of B with that of A, moved over as many zero bytes as B has, on top; moving is linear, so four table lookups do it.</remarks>
public static class Crc32C
{
    private const int LaneBytes = 1024;

    private static readonly uint[] OverOneLane = Over(LaneBytes);

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Update(uint.MaxValue, bytes);

    /// <summary>Goes on with the register, which is the complement of the checksum so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Update(uint crc, ReadOnlySpan<byte> bytes) => bytes.Length < 3 * LaneBytes ? UpdateFew(crc, bytes) : UpdateMany(crc, bytes);

    /// <inheritdoc cref="Update(uint, ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Update(uint crc, ulong word) => BitOperations.Crc32C(crc, word);

    private static uint UpdateMany(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 3 * LaneBytes)
        {
            crc = Lanes(crc, ref MemoryMarshal.GetReference(bytes));
            bytes = bytes[(3 * LaneBytes)..];
        }

        return UpdateFew(crc, bytes);
    }

    private static uint UpdateFew(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }

    private static uint Lanes(uint first, ref byte start)
    {
        uint second = 0, third = 0;
        for (var at = 0; at < LaneBytes; at += sizeof(ulong))
        {
            first = BitOperations.Crc32C(first, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)));
            second = BitOperations.Crc32C(second, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at + LaneBytes)));
            third = BitOperations.Crc32C(third, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at + 2 * LaneBytes)));
        }

        return Move(Move(first) ^ second) ^ third;
    }

    private static uint Move(uint crc)
    {
        var table = OverOneLane;
        return table[crc & 0xFF] ^ table[256 + (crc >> 8 & 0xFF)] ^ table[512 + (crc >> 16 & 0xFF)] ^ table[768 + (crc >> 24)];
    }

    // For each byte of a checksum and each of its values: what becomes of it behind so many zero bytes.
    private static uint[] Over(int zeroBytes)
    {
        var table = new uint[4 * 256];
        for (var value = 0; value < table.Length; value++)
        {
            var crc = (uint)(value & 0xFF) << (value >> 8) * 8;
            for (var i = 0; i < zeroBytes / sizeof(ulong); i++) crc = BitOperations.Crc32C(crc, 0UL);
            table[value] = crc;
        }

        return table;
    }
}
