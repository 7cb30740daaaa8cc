using System.Buffers.Text;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Takes one row of an archive apart. The reasons are constants, so that a bad row costs no memory.</summary>
internal static class CsvRow
{
    public const string BadColumns = "wrong number of columns";
    public const string BadId = "the trade id is not a number";
    public const string BadTime = "the time is not a number of s, ms, us or ns";
    public const string BadReceiveTime = "the local time is not a number of s, ms, us or ns";
    public const string BadPrice = "the price is not a decimal that the instrument can hold";
    public const string BadQuantity = "the quantity is not a decimal that the instrument can hold";
    public const string BadMaker = "is_buyer_maker is neither true nor false";
    public const string BadSide = "the side is neither buy nor sell";
    public const string BadExchange = "the exchange is not binance, binance-futures or binance-delivery";

    /// <summary>Everything but whether price and quantity are numbers. <see cref="ParseResult.Dropped"/> when the aggressor is not known.</summary>
    public static ParseResult Parse(ReadOnlySpan<byte> row, CsvLayout layout, ref TradeFields trade, out long receiveTimeNs, out string? reason)
    {
        receiveTimeNs = 0;
        var fields = new CsvFields(row);
        if (fields.Count != layout.Count) return Malformed(BadColumns, out reason);
        if (!EpochTime.TryParse(fields[layout.Time], out trade.ExchangeTimeNs)) return Malformed(BadTime, out reason);
        if (!TryParseId(fields[layout.Id], out trade.TradeId)) return Malformed(BadId, out reason);
        trade.Price = fields[layout.Price];
        trade.Quantity = fields[layout.Quantity];
        trade.Stream = layout.Stream;
        reason = null;
        if (layout.BuyerIsMaker >= 0)
        {
            if (!TryParseBoolean(fields[layout.BuyerIsMaker], out var buyerIsMaker)) return Malformed(BadMaker, out reason);
            trade.Aggressor = buyerIsMaker ? Side.Sell : Side.Buy;
            return ParseResult.Trade;
        }

        trade.Symbol = fields[layout.Symbol];
        if (!TryParseExchange(fields[layout.Exchange], out var market)) return Malformed(BadExchange, out reason);
        trade.Market = market;
        if (!EpochTime.TryParse(fields[layout.ReceiveTime], out receiveTimeNs)) return Malformed(BadReceiveTime, out reason);
        var side = fields[layout.AggressorSide];
        if (side.SequenceEqual("unknown"u8)) return ParseResult.Dropped;
        trade.Aggressor = side.SequenceEqual("sell"u8) ? Side.Sell : Side.Buy;
        return trade.Aggressor == Side.Sell || side.SequenceEqual("buy"u8) ? ParseResult.Trade : Malformed(BadSide, out reason);
    }

    /// <summary>The market that Tardis names as an exchange.</summary>
    public static bool TryParseExchange(ReadOnlySpan<byte> exchange, out Market market)
    {
        market = exchange.SequenceEqual("binance-futures"u8) ? Market.UsdMargined
            : exchange.SequenceEqual("binance-delivery"u8) ? Market.CoinMargined
            : Market.Spot;
        return market != Market.Spot || exchange.SequenceEqual("binance"u8);
    }

    /// <summary>true, True, TRUE, 1 and their opposites.</summary>
    public static bool TryParseBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.Length == 4 ? Ascii(text, "true"u8) : text.SequenceEqual("1"u8);
        return value || (text.Length == 5 ? Ascii(text, "false"u8) : text.SequenceEqual("0"u8));
    }

    private static bool Ascii(ReadOnlySpan<byte> text, ReadOnlySpan<byte> expected) => System.Text.Ascii.EqualsIgnoreCase(text, expected);

    private static bool TryParseId(ReadOnlySpan<byte> text, out long id) =>
        Utf8Parser.TryParse(text, out id, out var consumed) && consumed == text.Length && id >= 0;

    private static ParseResult Malformed(string why, out string? reason)
    {
        reason = why;
        return ParseResult.Malformed;
    }
}
