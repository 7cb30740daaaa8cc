using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FastEngine.Venues.Binance;

/// <summary>Unchecked reads of a frame; each caller has checked that the bytes are inside it.</summary>
internal static class Bytes
{
    /// <summary>True when the bytes at <paramref name="at"/> are <paramref name="literal"/>; compiled to compares with constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Are(ref byte start, nuint at, ReadOnlySpan<byte> literal) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, at), literal.Length).SequenceEqual(literal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte At(ref byte start, nuint at) => Unsafe.Add(ref start, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Word(ref byte start, nuint at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load16(ref byte start, nuint at) => Vector128.LoadUnsafe(ref start, at);

    /// <summary>One bit a lane that holds <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MaskOf(Vector128<byte> text, byte value) => Vector128.Equals(text, Vector128.Create(value)).ExtractMostSignificantBits();

    /// <summary>Index in the next 32 bytes of the first that is not a plain character of a JSON string (a quote, a backslash, a control character); 32 when all are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint PlainRun32(ref byte start, nuint at)
    {
        var bytes = Vector256.LoadUnsafe(ref start, at);
        var special = Vector256.Equals(bytes, Vector256.Create((byte)'"'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
            | Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);
        return (nuint)BitOperations.TrailingZeroCount((ulong)special.ExtractMostSignificantBits() | 1UL << 32);
    }
}
