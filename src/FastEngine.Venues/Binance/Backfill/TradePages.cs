using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Backfill;

/// <summary>Which endpoint has the trades of a stream by their ids.</summary>
/// <remarks>Weights, limits and who needs a key are of the exchange's documents: aggregates 4 on spot and 20 on USD-M, raw trades 25 and 20;
/// 1000 rows, but 500 of USD-M's raw trades, which also need the key in a header.</remarks>
internal static class TradePages
{
    private const int Rows = 1_000;
    private const int UsdMarginedTradeRows = 500;

    /// <summary>The next page, with the trade behind the gap when there is room: an answer that has it leaves nothing out.</summary>
    public static RestCall Next(Instrument instrument, in TradeGap gap, long fromId, bool hasKey, out int rows)
    {
        var isSpot = instrument.Market == Market.Spot;
        var isAggregate = gap.Stream == TradeStream.Aggregate;
        rows = (int)Math.Min(isSpot || isAggregate ? Rows : UsdMarginedTradeRows, gap.LastId - fromId + 2);
        var path = (isSpot ? "/api/v3/" : "/fapi/v1/") + (isAggregate ? "aggTrades" : "historicalTrades");
        return RestCall.Get(path, $"symbol={instrument.Symbol}&fromId={fromId}&limit={rows}", WeightOf(isSpot, isAggregate)) with
        {
            Security = !isAggregate && hasKey ? RestSecurity.Key : RestSecurity.None,
            Purpose = RequestPurpose.Read,
        };
    }

    private static int WeightOf(bool isSpot, bool isAggregate) => isSpot ? isAggregate ? 4 : 25 : 20;
}
