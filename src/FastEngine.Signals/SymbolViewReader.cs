using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Regimes;

namespace FastEngine.Signals;

/// <summary>Reads a symbol's market into the view that the trade thread gets.</summary>
internal sealed class SymbolViewReader
{
    private const double Million = 1_000_000;

    private readonly ShardMarket _market;
    private readonly SignalOptions _options;
    private readonly int[] _cascadeWindows;
    private readonly int _flowWindow;

    public SymbolViewReader(ShardMarket market)
    {
        _market = market;
        _options = market.Options;
        _cascadeWindows = new int[_options.CascadeWindowsNs.Count];
        for (var i = 0; i < _cascadeWindows.Length; i++) _cascadeWindows[i] = market.Layout.IndexOf(_options.CascadeWindowsNs[i]);
        _flowWindow = market.Layout.IndexOf(_options.Exits.Dump.FlowWindowNs);
    }

    /// <param name="slot">The symbol; it has traded.</param>
    /// <param name="symbol">Its windows, moved on to its time.</param>
    /// <param name="view">Empty; filled.</param>
    public void Read(int slot, ref SymbolState symbol, ref SymbolView view)
    {
        view.TimeNs = symbol.NowNs;
        view.Price = symbol.LastPrice;
        view.InstrumentId = _market.Instruments[slot].Id;
        view.IsWarm = _market.WarmUp(slot).IsWarm;
        view.Trend = _market.Regime(slot) switch { Regime.TrendingUp => 1, Regime.TrendingDown => -1, _ => 0 };
        view.ImbalanceShort = Imbalance(ref symbol, _cascadeWindows[0]);
        view.ImbalanceMiddle = Imbalance(ref symbol, _cascadeWindows[1]);
        view.ImbalanceLong = Imbalance(ref symbol, _cascadeWindows[2]);
        view.SilentNs = symbol.NowNs - symbol.HighestTimeNs;
        view.MedianGapNs = GapMedian.ValueNs(symbol.MedianGap, symbol.Evaluations);
        if (_market.Zones.TryNearest(slot, Direction.Long, view.Price, out var demand)) view.DemandBelow = demand.NearEdge;
        if (_market.Zones.TryNearest(slot, Direction.Short, view.Price, out var supply)) view.SupplyAbove = supply.NearEdge;
        ReadFlow(ref symbol, ref view);
        ReadIndicators(slot, ref view);
        ReadBars(slot, ref view);
    }

    /// <summary>The imbalance of the dump detector alone.</summary>
    public void ReadFlow(ref SymbolState symbol, ref SymbolView view)
    {
        view.FlowImbalance = Imbalance(ref symbol, _flowWindow);
        view.FlowTrades = symbol.Windows[_flowWindow].Trades;
    }

    private void ReadIndicators(int slot, ref SymbolView view)
    {
        ref readonly var fastest = ref _market.Indicators.Fastest(slot);
        view.AtrFast = fastest.Atr.Value;
        view.AtrLong = _market.Indicators.Longest(slot).Atr.Value;
        view.AtrLongPpm = _market.AtrFraction(slot) * Million;
        view.Rsi = fastest.Rsi.Value;
        view.RsiBefore = fastest.RsiBefore;
        view.MacdHistogram = fastest.Macd.Histogram;
        view.MacdBefore = fastest.MacdBefore;
        view.MacdBefore2 = fastest.MacdBefore2;
        view.EmaFast = fastest.EmaFast.Value;
        view.EmaSlow = fastest.EmaSlow.Value;
        view.Vwap = fastest.Vwap.Value;
        view.VwapSlope = _market.Indicators.VwapSlope(slot);
        view.ClosesAboveVwap = fastest.ClosesAboveVwap;
        if (fastest.OpenTimeNs > 0) view.BarTimeNs = fastest.OpenTimeNs + _options.TimeframesNs[0];
    }

    private void ReadBars(int slot, ref SymbolView view)
    {
        var views = _options.Views;
        var bars = new RecentBars(_market.Candles, slot);
        if (bars.Count > 0)
        {
            ref readonly var last = ref bars[0];
            (view.BarOpen, view.BarHigh, view.BarLow, view.BarClose) = (last.Open, last.High, last.Low, last.Close);
            view.BarBuyVolume = (double)last.BuyVolume.Value / _market.QuantityUnits(slot);
            view.BarSellVolume = (double)last.SellVolume.Value / _market.QuantityUnits(slot);
            var swing = Math.Min(views.SwingBars, bars.Count);
            view.SwingHigh = bars.HighestOf(0, swing);
            view.SwingLow = bars.LowestOf(0, swing);
        }

        view.HighBefore10 = bars.HighestOf(1, views.StructureBars);
        view.LowBefore10 = bars.LowestOf(1, views.StructureBars);
        view.HighBefore15 = bars.HighestOf(1, views.CharacterBars);
        view.LowBefore15 = bars.LowestOf(1, views.CharacterBars);
        view.BuyShare = bars.BuyShare(_options.Indicators.VwapSlopeBars);
        view.DeltaZ = bars.DeltaZ(views.DeltaBars);
        DumpReader.Read(_options.Exits.Dump, in bars, _market.Zones.Zones(slot), _options.ImbalanceCap, ref view.Dump);
    }

    private double Imbalance(ref SymbolState symbol, int window) => symbol.Windows[window].Imbalance(_options.ImbalanceCap);
}
