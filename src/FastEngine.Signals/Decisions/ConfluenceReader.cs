using FastEngine.Core;
using FastEngine.Signals.Confluence;

namespace FastEngine.Signals.Decisions;

/// <summary>Reads a symbol's market into what analysers and filters look at.</summary>
internal static class ConfluenceReader
{
    /// <summary>What the primary analysers look at: cheap enough for every trade.</summary>
    /// <param name="market">The shard's.</param>
    /// <param name="slot">The symbol; it has a closed candle of the fastest timeframe.</param>
    /// <param name="symbol">Its windows, moved on to its time.</param>
    /// <param name="orderFlowWindow">Index of the order-flow window.</param>
    /// <param name="direction">The trade's.</param>
    /// <param name="input">Filled.</param>
    public static void ReadPrimaries(ShardMarket market, int slot, ref SymbolState symbol, int orderFlowWindow, Direction direction, ref ConfluenceInput input)
    {
        input.IsLong = direction == Direction.Long;
        input.Price = symbol.LastPrice;
        input.Tick = market.Instruments[slot].Tick;
        input.LastClosed = market.Candles.Closed(slot, 0, 0);
        ref var flow = ref symbol.Windows[orderFlowWindow];
        input.Imbalance = flow.Imbalance(market.Options.ImbalanceCap);
        input.ImbalanceTrades = flow.Trades;
    }

    /// <summary>What the filters look at as well; after <see cref="ReadPrimaries"/>.</summary>
    public static void ReadFilters(ShardMarket market, int slot, ref SymbolState symbol, bool readsLargeTrades, ref ConfluenceInput input)
    {
        var layout = market.Layout;
        var price = symbol.LastPrice;
        var direction = input.IsLong ? Direction.Long : Direction.Short;
        var trades = symbol.Windows[layout.StatisticsIndex].Trades;
        input.Mean = double.NaN;
        input.Deviation = double.NaN;
        if (trades > 0)
        {
            var deviations = symbol.Deviations.Value;
            input.Mean = PriceStatistics.Mean(symbol.BasePrice, deviations, trades, scale: 0);
            input.Deviation = PriceStatistics.Deviation(deviations, symbol.SquaredDeviations, trades, scale: 0);
        }

        ref readonly var fastest = ref market.Indicators.Fastest(slot);
        input.Autocorrelation = fastest.Autocorrelation;
        input.Rsi = fastest.Rsi.Value;
        ref var cvd = ref symbol.Windows[layout.CvdIndex];
        input.Cvd = (double)(cvd.Buy.Value - cvd.Sell.Value) / FixedPoint.PowerOfTen(market.Instruments[slot].QuantityScale);
        if (readsLargeTrades)
        {
            var buys = market.Buckets.LargeBuys(ref symbol, slot);
            var large = symbol.Windows[layout.LargeTradeIndex].LargeTrades;
            input.LargeTradesWithUs = input.IsLong ? 2 * buys - large : large - 2 * buys;
        }

        input.IsExhausted = OrderFlowReader.IsExhausted(market.Options, layout, ref symbol);

        ref readonly var watch = ref market.Zones.Watch(slot, direction);
        input.ZoneTests = watch.FewestTests;
        input.IsInGap = watch.IsInGap;
        input.HasTarget = market.Zones.HasTarget(slot, direction, price);
        input.ValueArea = market.Zones.ProfilePosition(slot, direction, price);
    }
}
