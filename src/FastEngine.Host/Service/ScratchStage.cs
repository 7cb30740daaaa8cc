using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading;
using FastEngine.Trading.State;

namespace FastEngine.Host.Service;

/// <summary>Trade stages that say nothing to anyone, to look into snapshots with.</summary>
internal sealed class ScratchStage(TradingOptions options, InstrumentTable instruments)
{
    public TradeStage Empty() => Of(options.PositionCapacity);

    /// <summary>Whether the state can be rebuilt from a snapshot: it restores, and has the hash that the snapshot says.</summary>
    public bool IsGood(ReadOnlySpan<byte> snapshot)
    {
        if (!SnapshotHeader.TryRead(snapshot, out var header, out _)) return false;
        var stage = Of(Math.Max(header.PositionCapacity, options.MaxPositions));
        return stage.Restore(snapshot, out _) && stage.StateHash == header.StateHash;
    }

    private TradeStage Of(int capacity) => new(options with { PositionCapacity = capacity }, instruments.All.ToArray(), Nobody.Instance, Nobody.Instance);

    private sealed class Nobody : IOrderGateway, ITradeOutput
    {
        public static readonly Nobody Instance = new();

        public void Submit(in ApprovedOrder order)
        {
        }

        public void Cancel(long order, long timeNs)
        {
        }

        public void Query(in VenueQuery query)
        {
        }

        public void OnLedger(in LedgerEvent e)
        {
        }

        public void OnPosition(in PositionUpdate update)
        {
        }
    }
}
