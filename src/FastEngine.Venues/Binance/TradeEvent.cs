using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance;

/// <summary>A trade whose fields have the right types; price, quantity and symbol are still text.</summary>
internal ref struct TradeEvent
{
    // Text between quotes is short; longer escaped text goes to the heap.
    private const int BufferLength = 64;

    public long TimeNs;
    public long Id;
    public Side Aggressor;
    public TradeStream Stream;
    public bool HasSpotMark;

    /// <summary>Reads what needs no instrument. <see cref="ParseResult.Trade"/> also means that price and quantity are decimals above zero.</summary>
    public ParseResult Read(ReadOnlySpan<byte> frame, in EventFields fields)
    {
        if (!fields.EventType.IsPresent) return ParseResult.Skipped;
        if (!fields.EventType.IsString) return ParseResult.Malformed;
        if (JsonText.Equals(frame, fields.EventType, "trade"u8)) Stream = TradeStream.Trade;
        else if (JsonText.Equals(frame, fields.EventType, "aggTrade"u8)) Stream = TradeStream.Aggregate;
        else return ParseResult.Skipped;

        if (!fields.Symbol.IsString || !TryReadTime(frame, fields.TradeTime, out TimeNs)) return ParseResult.Malformed;
        if (!TryReadInteger(frame, Stream == TradeStream.Trade ? fields.TradeId : fields.AggregateId, out Id)) return ParseResult.Malformed;
        if (fields.BuyerIsMaker.Kind is not (JsonKind.True or JsonKind.False)) return ParseResult.Malformed;
        Aggressor = fields.BuyerIsMaker.Kind == JsonKind.True ? Side.Sell : Side.Buy;
        HasSpotMark = fields.SpotMark.IsPresent;

        if (!IsDecimal(frame, fields.Price, out var priceIsZero)) return ParseResult.Malformed;
        if (!IsDecimal(frame, fields.Quantity, out var quantityIsZero)) return ParseResult.Malformed;
        if (!IsText(frame, fields.Symbol)) return ParseResult.Malformed;
        var isMarket = !fields.OrderType.IsPresent || (fields.OrderType.IsString && JsonText.Equals(frame, fields.OrderType, "MARKET"u8));
        return !isMarket || priceIsZero || quantityIsZero ? ParseResult.Dropped : ParseResult.Trade;
    }

    /// <summary>Parses a decimal of the trade at an instrument's scale, exactly or not at all.</summary>
    [SkipLocalsInit]
    public static bool TryReadDecimal(ReadOnlySpan<byte> frame, in JsonValue value, int scale, out long number)
    {
        number = 0;
        return JsonText.TryUnescape(frame, value, stackalloc byte[BufferLength], out var text) && FixedPoint.TryParse(text, scale, out number);
    }

    [SkipLocalsInit]
    private static bool IsText(ReadOnlySpan<byte> frame, in JsonValue value) =>
        JsonText.TryGet(frame, value, stackalloc byte[BufferLength], out _);

    [SkipLocalsInit]
    private static bool IsDecimal(ReadOnlySpan<byte> frame, in JsonValue value, out bool isZero)
    {
        isZero = true;
        if (!value.IsString && value.Kind != JsonKind.Number) return false;
        if (!JsonText.TryUnescape(frame, value, stackalloc byte[BufferLength], out var text)) return false;
        var digits = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                if (point >= 0 || digits == 0) return false;
                point = i;
                continue;
            }

            if (!char.IsAsciiDigit((char)c)) return false;
            if (c != '0') isZero = false;
            digits++;
        }

        return digits > 0 && point != text.Length - 1;
    }

    private static bool TryReadInteger(ReadOnlySpan<byte> frame, in JsonValue value, out long number)
    {
        number = 0;
        return value.Kind == JsonKind.Number && FixedPoint.TryParse(value.In(frame), 0, out number) && value.In(frame).IndexOf((byte)'.') < 0;
    }

    /// <summary>Parses milliseconds since the epoch.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> frame, in JsonValue value, out long timeNs) =>
        TryReadInteger(frame, value, out timeNs) && TradeTime.TryToNs(timeNs, out timeNs);
}
