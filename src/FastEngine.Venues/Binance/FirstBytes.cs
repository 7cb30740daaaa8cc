using System.Runtime.CompilerServices;

namespace FastEngine.Venues.Binance;

/// <summary>Recognises a frame from its first bytes, for the byte shapes that the exchange sends; anything else is left to the general path.</summary>
/// <remarks>A frame recognised as not a trade is not read any further, so nothing after its first bytes is validated, not even that it is whole JSON,
/// and an event type that it repeats later is not seen. A stream name alone never decides that a frame is a trade.</remarks>
internal static class FirstBytes
{
    // {"stream":" and a name of up to 63 bytes, read as two blocks of 32. Shorter frames are not worth a shortcut.
    private const nuint NameStart = 11;
    private const nuint MinLength = NameStart + 64;

    // What stands between the name and the event's first letter, and the longest opening that is compared.
    private const nuint NameToEvent = 10;
    private const nuint OpeningLength = 20;

    // {"stream and ":" and ","data" as little-endian words.
    private const ulong BracedStream = '{' | '"' << 8 | 's' << 16 | (ulong)'t' << 24 | (ulong)'r' << 32 | (ulong)'e' << 40 | (ulong)'a' << 48 | (ulong)'m' << 56;
    private const ulong QuotesAndColon = '"' | ':' << 8 | '"' << 16;
    private const ulong CommaData = '"' | ',' << 8 | '"' << 16 | (ulong)'d' << 24 | (ulong)'a' << 32 | (ulong)'t' << 40 | (ulong)'a' << 48 | (ulong)'"' << 56;

    /// <param name="fields">On a trade: where the value of <c>E</c> begins.</param>
    /// <param name="close">Braces that end the frame: two when the event is inside a combined-stream envelope.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrameStart Recognise(ref byte start, nuint length, bool vectorised, out nuint fields, out nuint close)
    {
        fields = 0;
        close = 1;
        if (length < MinLength) return FrameStart.Unclear;
        if (Bytes.Word(ref start, 0) != BracedStream || Bytes.Word(ref start, 3) >> 40 != QuotesAndColon)
            return Bytes.Are(ref start, 0, "{\"e\":\""u8) ? RecogniseEvent(ref start, 1, 0, out fields) : FrameStart.Unclear;

        close = 2;
        var nameEnd = NameStart + (vectorised ? PlainRun(ref start) : PlainRunScalar(ref start));
        if (nameEnd + NameToEvent + OpeningLength > length || Bytes.Word(ref start, nameEnd) != CommaData || Bytes.At(ref start, nameEnd + 8) != ':')
            return FrameStart.Unclear;
        return Bytes.At(ref start, nameEnd + 9) switch
        {
            (byte)'{' => RecogniseEvent(ref start, nameEnd + NameToEvent, nameEnd, out fields),
            (byte)'[' => FrameStart.NotATrade,
            _ => FrameStart.Unclear,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FrameStart RecogniseEvent(ref byte start, nuint at, nuint nameEnd, out nuint fields)
    {
        fields = at + 16;
        if (Bytes.Are(ref start, at, "\"e\":\"trade\",\"E\":"u8)) return FrameStart.Trade;
        if (Bytes.Are(ref start, at, "\"e\":\""u8))
        {
            at += 5;
            if (Bytes.Are(ref start, at, "depthUpd"u8)) return FrameStart.NotATrade;
            if (Bytes.Are(ref start, at, "bookTick"u8)) return FrameStart.BookTicker;
            fields = at + 14;
            if (Bytes.Are(ref start, at, "aggTrade\",\"E\":"u8)) return FrameStart.AggregateTrade;
            return IsOtherEvent(ref start, at) ? FrameStart.NotATrade : FrameStart.Unclear;
        }

        // Spot book tickers and partial depths have no event type; a stream of these never carries a trade.
        if (Bytes.Are(ref start, at, "\"u\":"u8) && nameEnd > NameStart + 11 && Bytes.Are(ref start, nameEnd - 11, "@bookTicker"u8)) return FrameStart.BookTicker;
        return Bytes.Are(ref start, at, "\"lastUpdateId\":"u8) && IsDepthStream(ref start, nameEnd) ? FrameStart.NotATrade : FrameStart.Unclear;
    }

    private static bool IsOtherEvent(ref byte start, nuint at) =>
        Bytes.Are(ref start, at, "kline\","u8) || Bytes.Are(ref start, at, "markPric"u8) || Bytes.Are(ref start, at, "forceOrd"u8)
        || Bytes.Are(ref start, at, "24hrTick"u8) || Bytes.Are(ref start, at, "24hrMini"u8);

    private static bool IsDepthStream(ref byte start, nuint nameEnd)
    {
        for (var i = NameStart; i + 6 < nameEnd; i++)
        {
            if (Bytes.Are(ref start, i, "@depth"u8)) return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint PlainRun(ref byte start)
    {
        var run = Bytes.PlainRun32(ref start, NameStart);
        return run < 32 ? run : 32 + Bytes.PlainRun32(ref start, NameStart + 32);
    }

    private static nuint PlainRunScalar(ref byte start)
    {
        nuint run = 0;
        for (; run < 64; run++)
        {
            var c = Bytes.At(ref start, NameStart + run);
            if (c is < (byte)' ' or (byte)'"' or (byte)'\\') break;
        }

        return run;
    }
}
