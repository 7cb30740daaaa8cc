using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Engine;

/// <summary>Takes the results of all shards on one cold thread; each symbol's come in order, those of different shards interleave freely.</summary>
public interface IShardOutputHandler
{
    void OnOrderFlow(in OrderFlow flow)
    {
    }

    void OnCandleClosed(in ClosedCandle candle)
    {
    }

    void OnDecision(in DecisionRecord record)
    {
    }

    void OnSignal(in Signal signal)
    {
    }

    /// <summary>Only when <see cref="EngineOptions.PublishesZones"/>.</summary>
    void OnProfile(in ProfileView profile)
    {
    }

    void OnZone(in ZoneView zone)
    {
    }

    void OnGap(in GapView gap)
    {
    }
}
