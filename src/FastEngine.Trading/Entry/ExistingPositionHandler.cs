using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>One position of a strategy a side; what other strategies hold there is a matter of the policy.</summary>
internal sealed class ExistingPositionHandler(TradingOptions options, PositionBook positions, OrderGate gate) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.ExistingPosition;

    public RefusalCause Handle(EntryRequest request)
    {
        if (request.IsAddition) return MayGrow(in positions[request.PositionSlot]) ? RefusalCause.None : request.Refuse(RefusalCause.PositionGone, positions[request.PositionSlot].PositionId, 0);
        ref readonly var signal = ref request.Signal;
        for (var i = First(in signal); i >= 0; i = positions.Next(i + 1, signal.InstrumentId, signal.Direction))
        {
            if (positions[i].StrategyId == signal.StrategyId) return request.Refuse(RefusalCause.PositionOpen, positions[i].PositionId, 0);
        }

        if (options.SameDirection == SameDirection.Accumulate) return RefusalCause.None;
        for (var i = First(in signal); i >= 0; i = positions.Next(i + 1, signal.InstrumentId, signal.Direction))
        {
            ref var other = ref positions[i];
            if (other.Counts && !(options.SameDirection == SameDirection.StrongestWins && IsWeakerPending(in other, in signal)))
                return request.Refuse(RefusalCause.DuplicateDirection, other.PositionId, 0);
        }

        // Only now: a stronger one found last leaves the weaker ones before it alone. A signal that a later link refuses has cancelled them all the same.
        for (var i = First(in signal); i >= 0; i = positions.Next(i + 1, signal.InstrumentId, signal.Direction)) gate.CancelEntry(ref positions[i]);
        return RefusalCause.None;
    }

    private static bool MayGrow(in StrategyPosition position) =>
        position.IsUsed && position.Quantity > position.Exiting + position.Owed && position.EntryRemaining == 0;

    private static bool IsWeakerPending(in StrategyPosition other, in Signal signal) => !other.HasOpened
        && (Scores.IsBelow(other.Confluence, signal.Confluence)
            || (!Scores.IsBelow(signal.Confluence, other.Confluence) && Scores.IsBelow(other.EntryScore, signal.EntryScore)));

    private int First(in Signal signal) => positions.Next(0, signal.InstrumentId, signal.Direction);
}
