using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Outputs;

/// <summary>Hands every result to several handlers, in order.</summary>
internal sealed class OutputFanOut(params IShardOutputHandler[] handlers) : IShardOutputHandler
{
    public void OnOrderFlow(in OrderFlow flow)
    {
        foreach (var handler in handlers) handler.OnOrderFlow(in flow);
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        foreach (var handler in handlers) handler.OnCandleClosed(in candle);
    }

    public void OnDecision(in DecisionRecord record)
    {
        foreach (var handler in handlers) handler.OnDecision(in record);
    }

    public void OnSignal(in Signal signal)
    {
        foreach (var handler in handlers) handler.OnSignal(in signal);
    }

    public void OnProfile(in ProfileView profile)
    {
        foreach (var handler in handlers) handler.OnProfile(in profile);
    }

    public void OnZone(in ZoneView zone)
    {
        foreach (var handler in handlers) handler.OnZone(in zone);
    }

    public void OnGap(in GapView gap)
    {
        foreach (var handler in handlers) handler.OnGap(in gap);
    }
}
