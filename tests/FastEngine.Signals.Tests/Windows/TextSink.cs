using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Windows;

/// <summary>Writes results down, one list a symbol.</summary>
internal readonly struct TextSink(List<string>[] lines, int windows) : ISignalSink
{
    public void OnOrderFlow(in OrderFlow flow)
    {
        var imbalances = new double[windows];
        for (var i = 0; i < windows; i++) imbalances[i] = flow.Imbalances[i];
        lines[flow.InstrumentId].Add(SignalText.Flow(flow.TimeNs, flow.Price, imbalances, flow.Cvd, flow.Mean, flow.Deviation,
            flow.ShortTrades, flow.LargeTrades, flow.Exhausted));
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        ref readonly var c = ref candle.Candle;
        lines[candle.InstrumentId].Add(SignalText.Candle(candle.Timeframe, candle.OpenTimeNs, c.Open, c.High, c.Low, c.Close,
            c.BuyVolume.Value, c.SellVolume.Value, c.BuyTrades, c.SellTrades));
    }

    public void OnView(in SymbolView view)
    {
    }

    public void OnDecision(in DecisionRecord record)
    {
    }

    public void OnSignal(in Signal signal)
    {
    }

    public void OnExit(in ExitRequest request)
    {
    }

    public void OnExitCheck(in ExitCheck check)
    {
    }

    public void OnProfile(in ProfileView profile)
    {
    }

    public void OnZone(in ZoneView zone)
    {
    }

    public void OnGap(in GapView gap)
    {
    }
}
