using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Regimes;

namespace FastEngine.Signals;

/// <summary>Reads a symbol's market into the view that the trade thread gets.</summary>
internal static class SymbolViewReader
{
    /// <param name="market">The shard's.</param>
    /// <param name="slot">The symbol; it has traded.</param>
    /// <param name="symbol">Its windows, moved on to its time.</param>
    /// <param name="view">Filled.</param>
    public static void Read(ShardMarket market, int slot, ref SymbolState symbol, ref SymbolView view)
    {
        var options = market.Options;
        view.TimeNs = symbol.NowNs;
        view.Price = symbol.LastPrice;
        view.InstrumentId = market.Instruments[slot].Id;
        view.IsWarm = market.WarmUp(slot).IsWarm;
        view.Trend = market.Regime(slot) switch { Regime.TrendingUp => 1, Regime.TrendingDown => -1, _ => 0 };
        var windows = options.CascadeWindowsNs;
        view.ImbalanceShort = symbol.Windows[market.Layout.IndexOf(windows[0])].Imbalance(options.ImbalanceCap);
        view.ImbalanceMiddle = symbol.Windows[market.Layout.IndexOf(windows[1])].Imbalance(options.ImbalanceCap);
        view.ImbalanceLong = symbol.Windows[market.Layout.IndexOf(windows[2])].Imbalance(options.ImbalanceCap);
        ref readonly var fastest = ref market.Indicators.Fastest(slot);
        view.AtrFast = fastest.Atr.Value;
        view.AtrLong = market.Indicators.Longest(slot).Atr.Value;
        view.Rsi = fastest.Rsi.Value;
        view.MacdHistogram = fastest.Macd.Histogram;
        view.EmaFast = fastest.EmaFast.Value;
        view.EmaSlow = fastest.EmaSlow.Value;
        view.Vwap = fastest.Vwap.Value;
        view.VwapSlope = market.Indicators.VwapSlope(slot);
        if (market.Zones.TryNearest(slot, Direction.Long, view.Price, out var demand)) view.DemandBelow = demand.NearEdge;
        if (market.Zones.TryNearest(slot, Direction.Short, view.Price, out var supply)) view.SupplyAbove = supply.NearEdge;
        for (var age = 0; age < Math.Min(options.SwingCandles, market.Candles.ClosedCount(slot, 0)); age++)
        {
            ref readonly var candle = ref market.Candles.Closed(slot, 0, age);
            view.SwingHigh = Math.Max(view.SwingHigh, candle.High);
            view.SwingLow = age == 0 ? candle.Low : Math.Min(view.SwingLow, candle.Low);
        }
    }
}
