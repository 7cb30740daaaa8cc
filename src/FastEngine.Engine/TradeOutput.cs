using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Trading;

namespace FastEngine.Engine;

/// <summary>The trade stage's results: the ledger to the cold side's ring, position updates back to the shard.</summary>
internal sealed class TradeOutput(SingleProducerRing<LedgerEvent> ring, EventQueue<PositionUpdate> positions) : ITradeOutput
{
    public void OnLedger(in LedgerEvent e)
    {
        var idle = default(BackoffIdle);
        var sequence = ring.Claim(1, ref idle);
        ring[sequence] = e;
        ring.Publish(sequence);
    }

    public void OnPosition(in PositionUpdate update) => positions.Add() = update;
}
