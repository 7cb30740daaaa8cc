using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>What the shards put out, to the board of the API while it is served, and to nobody while it is not.</summary>
internal sealed class GatedOutputs : IShardOutputHandler, ILedgerHandler
{
    private volatile Host.Serving.LiveBoard? _board;

    public Host.Serving.LiveBoard? Board
    {
        get => _board;
        set => _board = value;
    }

    public void OnOrderFlow(in OrderFlow flow) => _board?.OnOrderFlow(in flow);

    public void OnCandleClosed(in ClosedCandle candle) => _board?.OnCandleClosed(in candle);

    public void OnDecision(in DecisionRecord record) => _board?.OnDecision(in record);

    public void OnProfile(in ProfileView profile) => _board?.OnProfile(in profile);

    public void OnZone(in ZoneView zone) => _board?.OnZone(in zone);

    public void OnGap(in GapView gap) => _board?.OnGap(in gap);

    public void OnLedger(in LedgerEvent e) => _board?.OnLedger(in e);
}
