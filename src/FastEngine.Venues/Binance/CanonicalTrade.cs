using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>The fast path: trades in exactly the bytes that the exchange sends, from <c>"E":</c> to the last brace.</summary>
/// <remarks>It knows the field orders of spot and futures, trades and aggregates. Every byte is compared with what it must be, and no
/// digit, length or spacing is taken on trust: at the first surprise it gives up and the general path reads the frame anew, so it decides
/// only whether a trade is read fast, never what a frame means. For the same reason it gives up on all but good trades.</remarks>
internal ref struct CanonicalTrade
{
    // Blocks are read whole, so each must be inside the frame together with the 8 bytes of the name that follows it.
    private const int NumberBlock = 16 + 8;
    private const int SymbolBlock = 32 + 8;

    private readonly ref byte _start;
    private readonly int _length;
    private int _at;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CanonicalTrade(ref byte start, int length, int fields)
    {
        _start = ref start;
        _length = length;
        _at = fields;
    }

    /// <summary>False when the frame must be read by the general path; the tick is undefined then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(InstrumentScales instruments, bool isAggregate, bool isEnvelope, ref Tick tick)
    {
        var hasTime = false;
        var hasId = false;
        if (!TryTakeTime(out _)) return false;
        if (Next(",\"T\":"u8))
        {
            hasTime = true;
            if (!TryTakeTime(out tick.ExchangeTimeNs)) return false;
        }
        else if (isAggregate && Next(",\"a\":"u8))
        {
            hasId = true;
            if (!TryTakeInteger(out tick.TradeId)) return false;
        }

        if (!Next(",\"s\":\""u8) || _at + SymbolBlock > _length) return false;
        var symbolLength = Bytes.PlainRun32(ref _start, _at);
        if (symbolLength == 32) return false;
        var symbol = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, (nint)(uint)_at), symbolLength);
        if (!instruments.TryFind(symbol, out tick.InstrumentId, out var priceScale, out var quantityScale)) return false;
        _at += symbolLength;

        if (!hasId)
        {
            if (!(isAggregate ? Next("\",\"a\":"u8) : Next("\",\"t\":"u8)) || !TryTakeInteger(out tick.TradeId) || !Next(",\"p\":\""u8)) return false;
        }
        else if (!Next("\",\"p\":\""u8))
        {
            return false;
        }

        if (!TryTakeDecimal(priceScale, out tick.Price) || !Next("\",\"q\":\""u8)) return false;
        if (!TryTakeDecimal(quantityScale, out tick.Quantity)) return false;
        return TryTakeRest(isAggregate, isEnvelope, hasTime, ref tick);
    }

    // From the quote that ends the quantity.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeRest(bool isAggregate, bool isEnvelope, bool hasTime, ref Tick tick)
    {
        if (hasTime)
        {
            if (_at + 14 + 10 > _length || !Next("\",\"X\":\"MARKET\""u8)) return false;
        }
        else
        {
            if (isAggregate && !TryTakeAggregate()) return false;
            if (isAggregate ? !Next(",\"T\":"u8) : !Next("\",\"T\":"u8)) return false;
            if (!TryTakeTime(out tick.ExchangeTimeNs)) return false;
        }

        // The shortest rest is ,"m":true} and one byte more where it is false.
        if (_at + 10 > _length) return false;
        if (Next(",\"m\":true"u8)) tick.Aggressor = Side.Sell;
        else if (Next(",\"m\":fals"u8) && Bytes.At(ref _start, _at++) == 'e') tick.Aggressor = Side.Buy;
        else return false;

        // Spot closes with the ignored M, futures since 2026 with the margin type.
        var close = isEnvelope ? 2 : 1;
        if (_at + close < _length)
        {
            if (_at + 9 <= _length && Next(",\"M\":true"u8)) { }
            else if (_at + 7 > _length || !Next(",\"st\":"u8) || !char.IsAsciiDigit((char)Bytes.At(ref _start, _at++))) return false;
        }

        return _at + close == _length && Bytes.At(ref _start, _at) == '}' && Bytes.At(ref _start, _length - 1) == '}';
    }

    // The optional quantity without RPI orders, and the first and last trade id; none of them is used.
    private bool TryTakeAggregate()
    {
        if (Next("\",\"nq\":\""u8) && !TryTakeDecimal(FixedPoint.MaxScale, out _)) return false;
        return Next("\",\"f\":"u8) && TryTakeInteger(out _) && Next(",\"l\":"u8) && TryTakeInteger(out _);
    }

    // Bytes up to at + 8 are inside the frame wherever a shorter literal is tried, except where the length is checked first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(ReadOnlySpan<byte> literal)
    {
        if (!Bytes.Are(ref _start, _at, literal)) return false;
        _at += literal.Length;
        return true;
    }

    // 13 digits of milliseconds or 16 of microseconds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeTime(out long timeNs)
    {
        timeNs = 0;
        if (_at + NumberBlock > _length) return false;
        var text = Bytes.Load16(ref _start, _at);
        var digits = DigitVector.DigitMask(text);
        var count = 13;
        if ((digits & 0x3FFF) != 0x1FFF)
        {
            if (digits != 0xFFFF) return false;
            count = 16;
        }

        if (Bytes.At(ref _start, _at) == '0') return false;
        _at += count;
        return TradeTime.TryToNs((long)DigitVector.ToNumber(text, count), out timeNs);
    }

    // 1 to 15 digits, no leading zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeInteger(out long number)
    {
        number = 0;
        if (_at + NumberBlock > _length) return false;
        var text = Bytes.Load16(ref _start, _at);
        var others = ~DigitVector.DigitMask(text) & 0xFFFF;
        var count = BitOperations.TrailingZeroCount(others);
        if (others == 0 || count == 0 || Bytes.At(ref _start, _at) == '0') return false;
        number = (long)DigitVector.ToNumber(text, count);
        _at += count;
        return true;
    }

    // At most 15 characters before the quote, which the next literal checks.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeDecimal(int scale, out long number)
    {
        number = 0;
        if (_at + NumberBlock > _length) return false;
        var text = Bytes.Load16(ref _start, _at);
        var others = ~DigitVector.DigitMask(text) & 0xFFFF;
        if (others == 0) return false;
        var count = BitOperations.TrailingZeroCount(others);
        ulong digits;
        var missing = scale;
        if (Bytes.At(ref _start, _at + count) == '.')
        {
            var point = count;
            others &= others - 1;
            if (others == 0 || point == 0) return false;
            count = BitOperations.TrailingZeroCount(others);
            var fraction = count - point - 1;
            if (fraction == 0) return false;
            var kept = count;
            if (fraction > scale)
            {
                // Only zeros may stand beyond the scale.
                kept = point + 1 + scale;
                var zeros = Vector128.Equals(text, Vector128.Create((byte)'0')).ExtractMostSignificantBits();
                if ((~zeros & ((1u << count) - (1u << kept))) != 0) return false;
                fraction = scale;
            }

            digits = DigitVector.ToNumber(text, kept, point);
            missing = scale - fraction;
        }
        else
        {
            if (count == 0) return false;
            digits = DigitVector.ToNumber(text, count);
        }

        _at += count;
        var high = Math.BigMul(digits, (ulong)FixedPoint.PowerOfTen(missing), out var low);
        number = (long)low;
        return high == 0 && number > 0;
    }
}
