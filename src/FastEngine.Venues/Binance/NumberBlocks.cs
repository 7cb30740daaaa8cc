using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FastEngine.Venues.Binance;

/// <summary>Numbers of up to 16 characters read as one vector; each leaves <c>at</c> behind its number. False means: not of this shape, or too long.</summary>
/// <remarks>The caller knows that 16 bytes at <c>at</c> are inside the frame.</remarks>
internal static class NumberBlocks
{
    private const int Milliseconds = 13;
    private const int Microseconds = 16;

    /// <summary>A time of 13 or 16 digits, not needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTime(ref byte start, ref int at) => IsTime(Bytes.Load16(ref start, at), ref start, ref at);

    /// <summary>A time of 13 digits, milliseconds, or 16, microseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadTime(ref byte start, ref int at, out long timeNs)
    {
        timeNs = 0;
        var text = Bytes.Load16(ref start, at);
        var first = at;
        return IsTime(text, ref start, ref at) && TradeTime.TryToNs((long)DigitVector.ToNumber(text, at - first), out timeNs);
    }

    /// <summary>1 to 15 digits without a leading zero, up to a comma.</summary>
    /// <remarks>The end is found by its own character: the next field waits for it, and for nothing else.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadInteger(ref byte start, ref int at, out long number)
    {
        number = 0;
        var text = Bytes.Load16(ref start, at);
        var count = BitOperations.TrailingZeroCount(Bytes.MaskOf(text, (byte)',') | 1u << 16);
        var others = Below(~DigitVector.DigitMask(text), count);
        if (others != 0 || count == 16 || (uint)(Bytes.At(ref start, at) - '1') > 8) return false;
        number = (long)DigitVector.ToNumber(text, count);
        at += count;
        return true;
    }

    /// <summary>A decimal above zero at <paramref name="scale"/>, of at most 15 characters up to a quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadDecimal(ref byte start, ref int at, int scale, out long number)
    {
        number = 0;
        var text = Bytes.Load16(ref start, at);
        var count = BitOperations.TrailingZeroCount(Bytes.MaskOf(text, (byte)'"') | 1u << 16);
        var others = Below(~DigitVector.DigitMask(text), count);
        if (count is 0 or 16) return false;
        ulong digits;
        if (others != 0)
        {
            // One point, between digits.
            var point = BitOperations.TrailingZeroCount(others);
            if ((others & (others - 1)) != 0 || point == 0 || point == count - 1 || Bytes.At(ref start, at + point) != '.') return false;
            var kept = Math.Min(count, point + 1 + scale);
            if (kept != count)
            {
                // Only zeros may stand beyond the scale.
                if (Below(~Bytes.MaskOf(text, (byte)'0'), count) >> kept != 0) return false;
            }

            digits = DigitVector.ToNumber(text, kept, point);
            scale -= kept - point - 1;
        }
        else
        {
            digits = DigitVector.ToNumber(text, count);
        }

        at += count;
        return digits != 0 && DecimalScale.TryScale(digits, scale, out number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Below(uint mask, int count) => mask & ((1u << count) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsTime(Vector128<byte> text, ref byte start, ref int at)
    {
        var digits = DigitVector.DigitMask(text);
        var starts = Bytes.At(ref start, at) != '0';
        if ((digits & 0x3FFF) == 0x1FFF) at += Milliseconds;
        else if (digits == 0xFFFF) at += Microseconds;
        else return false;
        return starts;
    }
}
