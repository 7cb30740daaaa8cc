using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FastEngine.Venues.Binance;

/// <summary>Up to 16 decimal digits turned into a number at once.</summary>
internal static class DigitVector
{
    // Bytes n..n+15 move the first n lanes to the end and put zeros before them: an index below 0 selects zero.
    private static ReadOnlySpan<byte> AlignRight =>
    [
        0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ];

    /// <summary>One bit a lane that holds an ASCII digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint DigitMask(Vector128<byte> text)
    {
        var digits = text - Vector128.Create((byte)'0');
        return Vector128.Equals(Vector128.Min(digits, Vector128.Create((byte)9)), digits).ExtractMostSignificantBits();
    }

    /// <summary>The number that the first <paramref name="count"/> characters print, all of them digits.</summary>
    /// <param name="count">1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToNumber(Vector128<byte> text, int count) =>
        ToNumber(Vector128.ShuffleNative(text - Vector128.Create((byte)'0'), Lanes(count)));

    /// <summary>The digits of the first <paramref name="count"/> characters as one number, leaving out the point at <paramref name="point"/>.</summary>
    /// <param name="count">2 to 16, the point included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToNumber(Vector128<byte> text, int count, int point)
    {
        // Lanes up to the point come from one further left.
        var lanes = Lanes(count).AsSByte();
        var beyond = Vector128.GreaterThan(lanes, Vector128.Create((sbyte)point));
        var moved = lanes + ~beyond;
        return ToNumber(Vector128.ShuffleNative(text - Vector128.Create((byte)'0'), moved.AsByte()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Lanes(int count) => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(AlignRight), (nuint)(uint)count);

    // 16 digits, the most significant in lane 0: neighbours are joined to 8, 4 and 2 numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ToNumber(Vector128<byte> digits)
    {
        if (!Sse41.IsSupported)
            return EightDigits(digits.AsUInt64().GetElement(0)) * 100_000_000 + EightDigits(digits.AsUInt64().GetElement(1));
        var two = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((ushort)(10 | 1 << 8)).AsSByte());
        var four = Sse2.MultiplyAddAdjacent(two, Vector128.Create(100 | 1 << 16).AsInt16());
        var packed = Sse41.PackUnsignedSaturate(four, four).AsInt16();
        var eight = Sse2.MultiplyAddAdjacent(packed, Vector128.Create(10_000 | 1 << 16).AsInt16()).AsUInt64().ToScalar();
        return (uint)eight * 100_000_000UL + (eight >> 32);
    }

    // The same inside a register, for other processors; the first digit is the lowest byte.
    private static ulong EightDigits(ulong digits)
    {
        const ulong Low = 0x000000FF_000000FF;
        digits = digits * 10 + (digits >> 8);
        return ((digits & Low) * (100 + (1_000_000UL << 32)) + (digits >> 16 & Low) * (1 + (10_000UL << 32))) >> 32;
    }
}
