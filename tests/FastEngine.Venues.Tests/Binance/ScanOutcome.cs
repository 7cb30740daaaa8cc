using System.Text;
using FastEngine.Core;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>What a scan made of one frame; the fields are empty unless it is a trade.</summary>
internal sealed record ScanOutcome(
    ParseResult Result, string Symbol = "", string Price = "", string Quantity = "", long TimeNs = 0, long Id = 0,
    Side Aggressor = Side.Buy, TradeStream Stream = TradeStream.None, bool IsSpot = false)
{
    public static ScanOutcome Of(ParseResult result, in TradeFields fields) => result != ParseResult.Trade
        ? new ScanOutcome(result)
        : new ScanOutcome(
            result, Encoding.UTF8.GetString(fields.Symbol), Encoding.UTF8.GetString(fields.Price), Encoding.UTF8.GetString(fields.Quantity),
            fields.ExchangeTimeNs, fields.TradeId, fields.Aggressor, fields.Stream, fields.Market == Market.Spot);
}
