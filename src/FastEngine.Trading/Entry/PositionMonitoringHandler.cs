using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>Registers the position, so that its shard watches the stop from the first fill on.</summary>
internal sealed class PositionMonitoringHandler(PositionBook positions, LiveOrders orders) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.PositionMonitoring;

    public RefusalCause Handle(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        if (request.IsAddition)
        {
            // What an entry of before was cancelled for is over.
            ref var position = ref positions[request.PositionSlot];
            position.EntryOrder = orders[request.OrderSlot].Order;
            position.EntryRemaining = request.Quantity;
            position.ReferencePrice = request.ReferencePrice;
            position.IsCancelling = false;
            return RefusalCause.None;
        }

        positions[request.PositionSlot] = new StrategyPosition
        {
            PositionId = request.PositionId, EntryOrder = orders[request.OrderSlot].Order, EntryRemaining = request.Quantity,
            ReferencePrice = request.ReferencePrice, ZoneEdge = signal.ZoneEdge, SignalTarget = signal.TargetPrice, Confluence = signal.Confluence, EntryScore = signal.EntryScore,
            InstrumentId = signal.InstrumentId, StrategyId = signal.StrategyId, Direction = signal.Direction, IsUsed = true,
        };
        return RefusalCause.None;
    }
}
