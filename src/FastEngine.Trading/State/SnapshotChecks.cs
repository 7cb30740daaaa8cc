using System.Buffers.Binary;
using System.Numerics;

namespace FastEngine.Trading.State;

/// <summary>64 bits to compare states by.</summary>
internal static class SnapshotChecks
{
    // Odd numbers of well-mixed bits: the steps below are then one-to-one in the state and in the word, so one changed word always shows.
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xD6E8_FEB8_6659_FD93;
    private const int Block = 4 * sizeof(ulong);

    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        // Four chains, which the processor works on at the same time.
        var (a, b, c, d) = (First ^ (ulong)bytes.Length, First + 1, First + 2, First + 3);
        for (; bytes.Length >= Block; bytes = bytes[Block..])
        {
            a = Mix(a, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            b = Mix(b, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            c = Mix(c, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            d = Mix(d, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        }

        var hash = Mix(Mix(Mix(a, b), c), d);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var last in bytes) hash = Mix(hash, last);
        hash = (hash ^ (hash >> 32)) * Second;
        return hash ^ (hash >> 29);
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * First, 27) * Second;
}
