using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FastEngine.Core;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>The meaning of a frame, written plainly over System.Text.Json, strings and big integers.</summary>
internal static partial class FrameOracle
{
    public static (Outcome Parsed, ScanOutcome Scanned) Read(byte[] frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            if (document.RootElement.ValueKind == JsonValueKind.Array) return Both(ParseResult.Skipped);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Both(ParseResult.Malformed);
            return ReadEvent(EventOf(document.RootElement));
        }
        catch (JsonException)
        {
            return Both(ParseResult.Malformed);
        }
    }

    private static JsonElement EventOf(JsonElement root) =>
        Get(root, "stream")?.ValueKind == JsonValueKind.String && Get(root, "data") is { ValueKind: JsonValueKind.Object } data ? data : root;

    private static (Outcome, ScanOutcome) ReadEvent(JsonElement trade)
    {
        if (Get(trade, "e") is not { } type) return Both(ParseResult.Skipped);
        if (type.ValueKind != JsonValueKind.String) return Both(ParseResult.Malformed);
        var isTrade = TextOf(type) == "trade";
        if (!isTrade && TextOf(type) != "aggTrade") return Both(ParseResult.Skipped);
        var stream = isTrade ? TradeStream.Trade : TradeStream.Aggregate;

        var symbol = TextOf(Get(trade, "s"));
        var price = DecimalOf(Get(trade, "p"));
        var quantity = DecimalOf(Get(trade, "q"));
        var id = IntegerOf(Get(trade, isTrade ? "t" : "a"));
        var time = TimeOf(IntegerOf(Get(trade, "T")));
        var maker = Get(trade, "m")?.ValueKind;
        if (symbol is null || price is null || quantity is null || id is null || time is null) return Both(ParseResult.Malformed);
        if (maker is not (JsonValueKind.True or JsonValueKind.False)) return Both(ParseResult.Malformed);
        var side = maker == JsonValueKind.True ? Side.Sell : Side.Buy;

        if (Get(trade, "X") is { } orderType && TextOf(orderType) != "MARKET") return Both(ParseResult.Dropped);
        if (price.All(c => c is '0' or '.') || quantity.All(c => c is '0' or '.')) return Both(ParseResult.Dropped);

        var isName = Encoding.UTF8.GetByteCount(symbol) is > 0 and <= SymbolMap.MaxSymbolLength;
        var scanned = !isName
            ? new ScanOutcome(ParseResult.Malformed)
            : new ScanOutcome(ParseResult.Trade, symbol, price, quantity, time.Value, id.Value, side, stream, Get(trade, "M") is not null);

        var instrument = Parsers.Instruments.All.ToArray().FirstOrDefault(i => i.Symbol == symbol);
        if (instrument is null) return (new Outcome(ParseResult.UnknownSymbol), scanned);
        var fixedPrice = FixedOf(price, instrument.PriceScale);
        var fixedQuantity = FixedOf(quantity, instrument.QuantityScale);
        if (fixedPrice is null || fixedQuantity is null) return (new Outcome(ParseResult.Malformed), scanned);
        return (new Outcome(ParseResult.Trade, instrument.Id, time.Value, fixedPrice.Value, fixedQuantity.Value, id.Value, side, stream), scanned);
    }

    private static (Outcome, ScanOutcome) Both(ParseResult result) => (new Outcome(result), new ScanOutcome(result));

    private static JsonElement? Get(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value : null;

    // Null when it is not a string, or not Unicode.
    private static string? TextOf(JsonElement? value)
    {
        if (value?.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.Value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? DecimalOf(JsonElement? value)
    {
        var text = value?.ValueKind == JsonValueKind.Number ? value.Value.GetRawText() : TextOf(value);
        return text is not null && PlainDecimal().IsMatch(text) ? text : null;
    }

    private static long? IntegerOf(JsonElement? value) =>
        value?.ValueKind == JsonValueKind.Number && PlainInteger().IsMatch(value.Value.GetRawText()) && value.Value.TryGetInt64(out var number) ? number : null;

    private static long? TimeOf(long? time)
    {
        if (time is null) return null;
        var ns = (BigInteger)time.Value * (time.Value >= 1_000_000_000_000_000 ? 1_000 : 1_000_000);
        return ns <= EngineTime.MaxNs ? (long)ns : null;
    }

    private static long? FixedOf(string text, int scale)
    {
        var parts = text.Split('.');
        var fraction = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        if (fraction.Length > scale) return null;
        var number = BigInteger.Parse(parts[0] + fraction.PadRight(scale, '0'));
        return number <= long.MaxValue ? (long)number : null;
    }

    [GeneratedRegex(@"\A[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex PlainDecimal();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex PlainInteger();
}
