using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals;

/// <summary>Results that go nowhere: to measure a shard alone.</summary>
public readonly struct NoSink : ISignalSink
{
    public void OnOrderFlow(in OrderFlow flow)
    {
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
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
