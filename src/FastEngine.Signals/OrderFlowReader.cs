using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

/// <summary>Turns a symbol's exact sums into the numbers that are published.</summary>
internal static class OrderFlowReader
{
    public static void Read(SignalOptions options, WindowLayout layout, Instrument instrument, ref SymbolState symbol, long timeNs, ref OrderFlow flow)
    {
        flow.TimeNs = timeNs;
        flow.InstrumentId = instrument.Id;
        flow.Price = symbol.LastPrice;
        flow.Tainted = (symbol.Status & SymbolStatus.Tainted) != 0;
        var indices = layout.ImbalanceIndices;
        for (var i = 0; i < indices.Length; i++) flow.Imbalances[i] = symbol.Windows[indices[i]].Imbalance(options.ImbalanceCap);

        ref var cvd = ref symbol.Windows[layout.CvdIndex];
        flow.Cvd = (double)(cvd.Buy.Value - cvd.Sell.Value) / FixedPoint.PowerOfTen(instrument.QuantityScale);

        var trades = symbol.Windows[layout.StatisticsIndex].Trades;
        flow.StatisticsTrades = trades;
        if (trades > 0)
        {
            var deviations = symbol.Deviations.Value;
            flow.Mean = PriceStatistics.Mean(symbol.BasePrice, deviations, trades, instrument.PriceScale);
            flow.Deviation = PriceStatistics.Deviation(deviations, symbol.SquaredDeviations, trades, instrument.PriceScale);
        }

        flow.ShortTrades = symbol.Windows[layout.ExhaustionShortIndex].Trades;
        flow.LargeTrades = symbol.Windows[layout.LargeTradeIndex].LargeTrades;
        flow.Exhausted = IsExhausted(options, layout, ref symbol);
    }

    // short volume / short length < factor * long volume / long length, in integers (lengths in ms keep them small).
    public static bool IsExhausted(SignalOptions options, WindowLayout layout, ref SymbolState symbol)
    {
        var shortRate = symbol.Windows[layout.ExhaustionShortIndex].Volume * (options.ExhaustionLongNs / EngineTime.NsPerMs) * 1000;
        var longRate = symbol.Windows[layout.ExhaustionLongIndex].Volume * (options.ExhaustionShortNs / EngineTime.NsPerMs) * options.ExhaustionFactorMilli;
        return shortRate < longRate;
    }
}
