using System.Numerics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>Numbers of up to 16 characters read as one vector; each leaves <c>at</c> behind its number. False means: not of this shape, or too long.</summary>
/// <remarks>The caller knows that 16 bytes at <c>at</c> are inside the frame. The end of a number is found by the character behind it alone,
/// because all that follows waits for it; that nothing else than digits stands before is checked beside that.</remarks>
internal static class NumberBlocks
{
    private const int Milliseconds = 13;
    private const int Microseconds = 16;

    // Behind the last lane, so that a search always ends.
    private const uint End = 1u << 16;

    /// <summary>A time of 13 or 16 digits, not needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTime(ref byte start, ref nuint at)
    {
        if (Bytes.At(ref start, at) == '0') return false;
        var count = BitOperations.TrailingZeroCount(~DigitVector.DigitMask(Bytes.Load16(ref start, at)));
        if (count == Milliseconds) at += Milliseconds;
        else if (count == Microseconds) at += Microseconds;
        else return false;
        return true;
    }

    /// <summary>A time of 13 digits, milliseconds, or 16, microseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadTime(ref byte start, ref nuint at, out long timeNs)
    {
        var text = Bytes.Load16(ref start, at);
        var count = BitOperations.TrailingZeroCount(~DigitVector.DigitMask(text));
        if (Bytes.At(ref start, at) != '0')
        {
            if (count == Milliseconds)
            {
                at += Milliseconds;
                var time = (long)DigitVector.ToNumber(text, Milliseconds);
                timeNs = time * EngineTime.NsPerMs;
                return time <= EngineTime.MaxNs / EngineTime.NsPerMs;
            }

            if (count == Microseconds)
            {
                at += Microseconds;
                return TradeTime.TryToNs((long)DigitVector.ToNumber(text, Microseconds), out timeNs);
            }
        }

        timeNs = 0;
        return false;
    }

    /// <summary>1 to 16 digits without a leading zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadInteger(ref byte start, ref nuint at, out long number)
    {
        var text = Bytes.Load16(ref start, at);
        var count = BitOperations.TrailingZeroCount(Bytes.MaskOf(text, (byte)',') | End);
        number = (long)DigitVector.ToNumber(text, count);
        var isNumber = BitOperations.TrailingZeroCount(~DigitVector.DigitMask(text)) == count && Bytes.At(ref start, at) != '0' && count != 0;
        at += (nuint)(uint)count;
        return isNumber;
    }

    /// <summary>A decimal above zero at <paramref name="scale"/>, of at most 16 characters and 15 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadDecimal(ref byte start, ref nuint at, int scale, out long number)
    {
        number = 0;
        var text = Bytes.Load16(ref start, at);
        var count = BitOperations.TrailingZeroCount(Bytes.MaskOf(text, (byte)'"') | End);
        var others = ~DigitVector.DigitMask(text);
        var point = BitOperations.TrailingZeroCount(others);
        ulong digits;
        if (point != count)
        {
            // One point, between digits.
            if (BitOperations.TrailingZeroCount(others & (others - 1)) != count || (uint)(point - 1) >= (uint)(count - 2)) return false;
            if (Bytes.At(ref start, at + (nuint)(uint)point) != '.') return false;
            var kept = Math.Min(count, point + 1 + scale);
            if (kept != count && HasDigit(text, kept, count)) return false;
            digits = DigitVector.ToNumber(text, kept, point);
            scale -= kept - point - 1;
        }
        else
        {
            digits = DigitVector.ToNumber(text, count);
        }

        at += (nuint)(uint)count;
        return digits != 0 && DecimalScale.TryScale(digits, scale, out number);
    }

    // Only zeros may stand beyond the scale.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasDigit(System.Runtime.Intrinsics.Vector128<byte> text, int from, int to) =>
        (~Bytes.MaskOf(text, (byte)'0') & ((1u << to) - (1u << from))) != 0;
}
