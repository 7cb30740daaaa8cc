using System.Numerics;
using System.Runtime.CompilerServices;
using FastEngine.Core;
using static FastEngine.Venues.Binance.FieldNames;

namespace FastEngine.Venues.Binance;

/// <summary>The fast path: trades in exactly the bytes that the exchange sends, from the value of <c>E</c> to the last brace.</summary>
/// <remarks>It knows the field orders of spot and futures, trades and aggregates. Every byte is compared with what it must be, and no
/// digit, length or spacing is taken on trust: at the first surprise it gives up and the general path reads the frame anew, so it decides
/// only whether a trade is read fast, never what a frame means. For the same reason it gives up on all but good trades.
/// One method a shape, none inlined into another: the JIT stops inlining in methods much larger than these.</remarks>
internal static class CanonicalTrade
{
    // Before a value is read as a block of 16, the block and the 8 bytes behind it are known to be inside the frame.
    private const nuint Block = 16 + 8;

    /// <summary>A trade, spot or futures; they part at the field behind <c>E</c>.</summary>
    /// <param name="at">Where the value of <c>E</c> begins.</param>
    /// <param name="close">Braces that end the frame.</param>
    /// <returns>False when the general path must read the frame; the tick is undefined then.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryReadTrade(ref byte start, nuint length, nuint at, nuint close, InstrumentIndex instruments, ref Tick tick)
    {
        // Two times, the symbol and the id at their longest: one check for all.
        const nuint Head = 16 + NumberToNumber + 16 + NumberToText + 15 + TextToNumber + Block;
        if (at + Head > length || !NumberBlocks.IsTime(ref start, ref at)) return false;
        var timeFirst = IsNumberToNumber(Bytes.Word(ref start, at), 'T');
        if (timeFirst)
        {
            at += NumberToNumber;
            if (!NumberBlocks.TryReadTime(ref start, ref at, out tick.ExchangeTimeNs)) return false;
        }

        if (!IsNumberToText(Bytes.Word(ref start, at), 's')) return false;
        at += NumberToText;
        ref readonly var instrument = ref ReadSymbol(ref start, ref at, instruments);
        if (Unsafe.IsNullRef(in instrument)) return false;
        tick.InstrumentId = instrument.Id;

        if (!IsTextToNumber(Bytes.Word(ref start, at), 't')) return false;
        at += TextToNumber;
        if (!NumberBlocks.TryReadInteger(ref start, ref at, out tick.TradeId)) return false;

        if (!IsNumberToText(Bytes.Word(ref start, at), 'p')) return false;
        at += NumberToText;
        if (!TryReadPriceAndQuantity(ref start, length, ref at, in instrument, ref tick)) return false;

        if (timeFirst)
        {
            // ","X":"MARKET" ends in a quote, and the name of m follows.
            const nuint OrderType = TextToText + 7;
            if (at + OrderType + 8 > length || !Bytes.Are(ref start, at, "\",\"X\":\"MARKET\""u8)) return false;
            at += OrderType;
        }
        else
        {
            if (!IsTextToNumber(Bytes.Word(ref start, at), 'T') || (at += TextToNumber) + Block > length) return false;
            if (!NumberBlocks.TryReadTime(ref start, ref at, out tick.ExchangeTimeNs)) return false;
        }

        return TryReadEnd(ref start, length, at, close, ref tick);
    }

    /// <summary>An aggregate trade, with the id on either side of the symbol.</summary>
    /// <inheritdoc cref="TryReadTrade"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryReadAggregate(ref byte start, nuint length, nuint at, nuint close, InstrumentIndex instruments, ref Tick tick)
    {
        if (at + Block > length || !NumberBlocks.IsTime(ref start, ref at)) return false;
        var idFirst = IsNumberToNumber(Bytes.Word(ref start, at), 'a');
        if (idFirst)
        {
            at += NumberToNumber;
            if (at + Block > length || !NumberBlocks.TryReadInteger(ref start, ref at, out tick.TradeId)) return false;
        }

        if (!IsNumberToText(Bytes.Word(ref start, at), 's') || (at += NumberToText) + Block > length) return false;
        ref readonly var instrument = ref ReadSymbol(ref start, ref at, instruments);
        if (Unsafe.IsNullRef(in instrument)) return false;
        tick.InstrumentId = instrument.Id;

        if (idFirst)
        {
            if (!IsTextToText(Bytes.Word(ref start, at), 'p')) return false;
            at += TextToText;
        }
        else
        {
            if (!IsTextToNumber(Bytes.Word(ref start, at), 'a') || (at += TextToNumber) + Block > length) return false;
            if (!NumberBlocks.TryReadInteger(ref start, ref at, out tick.TradeId)) return false;
            if (!IsNumberToText(Bytes.Word(ref start, at), 'p')) return false;
            at += NumberToText;
        }

        return TryReadPriceAndQuantity(ref start, length, ref at, in instrument, ref tick)
            && TryPassConstituents(ref start, length, ref at)
            && NumberBlocks.TryReadTime(ref start, ref at, out tick.ExchangeTimeNs)
            && TryReadEnd(ref start, length, at, close, ref tick);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly InstrumentKey ReadSymbol(ref byte start, ref nuint at, InstrumentIndex instruments)
    {
        var text = Bytes.Load16(ref start, at);
        var length = BitOperations.TrailingZeroCount(Bytes.MaskOf(text, (byte)'"') | 1u << 16);
        at += (nuint)(uint)length;
        return ref length == 16 ? ref Unsafe.NullRef<InstrumentKey>() : ref instruments.Find(text, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadPriceAndQuantity(ref byte start, nuint length, ref nuint at, in InstrumentKey instrument, ref Tick tick)
    {
        if (at + Block > length || !NumberBlocks.TryReadDecimal(ref start, ref at, instrument.PriceScale, out tick.Price)) return false;
        if (!IsTextToText(Bytes.Word(ref start, at), 'q') || (at += TextToText) + Block > length) return false;
        return NumberBlocks.TryReadDecimal(ref start, ref at, instrument.QuantityScale, out tick.Quantity);
    }

    // Futures since 2026 tell the quantity without RPI orders; then come the first and the last trade id and the name of T. None is used.
    private static bool TryPassConstituents(ref byte start, nuint length, ref nuint at)
    {
        if (Bytes.Are(ref start, at, "\",\"nq\":\""u8))
        {
            at += 8;
            if (at + Block > length || !NumberBlocks.TryReadDecimal(ref start, ref at, FixedPoint.MaxScale, out _)) return false;
        }

        if (!IsTextToNumber(Bytes.Word(ref start, at), 'f') || (at += TextToNumber) + Block > length) return false;
        if (!NumberBlocks.TryReadInteger(ref start, ref at, out _)) return false;
        if (!IsNumberToNumber(Bytes.Word(ref start, at), 'l') || (at += NumberToNumber) + Block > length) return false;
        if (!NumberBlocks.TryReadInteger(ref start, ref at, out _)) return false;
        return IsNumberToNumber(Bytes.Word(ref start, at), 'T') && (at += NumberToNumber) + Block <= length;
    }

    // From the comma before m. Spot closes with the ignored M, futures since 2026 with the margin type.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadEnd(ref byte start, nuint length, nuint at, nuint close, ref Tick tick)
    {
        if (at + 10 > length || !IsNumberToNumber(Bytes.Word(ref start, at), 'm')) return false;
        // Without a branch: which side was the aggressor is as good as random.
        var value = Bytes.Word(ref start, at + 2) >> 24;
        var no = (byte)value == 'f' ? 1UL : 0UL;
        const ulong True = 't' | 'r' << 8 | 'u' << 16 | (ulong)'e' << 24;
        const ulong False = 'f' | 'a' << 8 | 'l' << 16 | (ulong)'s' << 24 | (ulong)'e' << 32;
        if (((value ^ True ^ ((True ^ False) & (0 - no))) & (uint.MaxValue | (0xFFUL << 32 & (0 - no)))) != 0) return false;
        tick.Aggressor = (Side)(1 - no);
        at += 9 + (nuint)no;
        if (at + close != length)
        {
            if (at + 9 + close == length && Bytes.Are(ref start, at, ",\"M\":true"u8)) at += 9;
            else if (at + 7 + close == length && Bytes.Are(ref start, at, ",\"st\":"u8) && char.IsAsciiDigit((char)Bytes.At(ref start, at + 6))) at += 7;
            else return false;
        }

        return Bytes.At(ref start, at) == '}' && Bytes.At(ref start, length - 1) == '}';
    }
}
