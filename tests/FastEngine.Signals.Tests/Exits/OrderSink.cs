using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>Writes down in which order exits, checks and views come.</summary>
internal readonly struct OrderSink(List<string> said) : ISignalSink
{
    public void OnOrderFlow(in OrderFlow flow)
    {
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
    }

    public void OnView(in SymbolView view) => said.Add("view");

    public void OnDecision(in DecisionRecord record)
    {
    }

    public void OnSignal(in Signal signal)
    {
    }

    public void OnExit(in ExitRequest request) => said.Add("exit");

    public void OnExitCheck(in ExitCheck check) => said.Add("check");

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
