using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>So many open and pending positions, and no more; nor more than the tables hold.</summary>
internal sealed class PositionLimitHandler(LiveLimits limits, PositionBook positions, LiveOrders orders) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.PositionLimit;

    public RefusalCause Handle(EntryRequest request)
    {
        request.OrderSlot = orders.FindFree();
        if (!request.IsAddition)
        {
            var count = positions.Count;
            if (count >= limits.MaxPositions) return request.Refuse(RefusalCause.TooManyPositions, count, limits.MaxPositions);
            request.PositionSlot = positions.FindFree();
        }

        if (request.PositionSlot < 0) return request.Refuse(RefusalCause.TooManyPositions, positions.Nobody, positions.Nobody);
        return request.OrderSlot < 0 ? request.Refuse(RefusalCause.TooManyPositions, orders.Capacity, orders.Capacity) : RefusalCause.None;
    }
}
