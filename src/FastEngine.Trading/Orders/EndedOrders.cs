using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>The last orders that were done: should one fill after all, it is known what of.</summary>
internal sealed class EndedOrders
{
    private const int Remembered = 256;
    private readonly PinnedArray<EndedOrder> _orders = new(Remembered);
    private int _next;

    public static int SnapshotSize => sizeof(int) + Remembered * EndedOrder.SnapshotSize;

    public void Add(in OrderTerms terms)
    {
        _orders[_next] = new EndedOrder { Order = terms.Order, InstrumentId = terms.InstrumentId, Side = terms.Side, Direction = terms.PositionDirection };
        _next = (_next + 1) % Remembered;
    }

    /// <returns>One whose number is 0 when it is not remembered.</returns>
    public EndedOrder Find(long order)
    {
        foreach (ref readonly var ended in _orders.AsSpan())
            if (ended.Order == order) return ended;
        return default;
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_next);
        foreach (ref readonly var ended in _orders.AsSpan()) ended.Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        _next = reader.Count(Remembered - 1, "orders that were done");
        foreach (ref var ended in _orders.AsSpan()) ended = EndedOrder.Read(ref reader);
    }
}
