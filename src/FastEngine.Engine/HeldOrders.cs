using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Orders, cancellations and questions of a recovery, kept back until it has ended.</summary>
internal sealed class HeldOrders : IOrderGateway
{
    private readonly List<Held> _held = [];

    public int Count => _held.Count;

    /// <summary>Numbers of the orders to be submitted.</summary>
    public IEnumerable<long> Numbers
    {
        get
        {
            foreach (var held in _held)
            {
                if (held.Kind == OrderRequestKind.Submit) yield return held.Order.Terms.Order;
            }
        }
    }

    public void Submit(in ApprovedOrder order) => _held.Add(new Held { Kind = OrderRequestKind.Submit, Order = order });

    public void Cancel(long order, long timeNs) => _held.Add(new Held { Kind = OrderRequestKind.Cancel, Cancelled = order, TimeNs = timeNs });

    public void Query(in VenueQuery query) => _held.Add(new Held { Kind = OrderRequestKind.Query, Query = query });

    /// <param name="gateway">Gets them.</param>
    /// <param name="stop">What the kill switch has made void meanwhile; null where the gateway sees to it.</param>
    /// <param name="neverSent">Is given that back.</param>
    public void Release(IOrderGateway gateway, EntryStop? stop = null, INeverSentHandler? neverSent = null)
    {
        foreach (var held in _held)
        {
            switch (held.Kind)
            {
                case OrderRequestKind.Submit when stop?.IsVoid(in held.Order.Terms) == true && neverSent?.TryGiveBack(in held.Order.Terms) == true:
                    break;
                case OrderRequestKind.Submit:
                    gateway.Submit(in held.Order);
                    break;
                case OrderRequestKind.Cancel:
                    gateway.Cancel(held.Cancelled, held.TimeNs);
                    break;
                default:
                    gateway.Query(in held.Query);
                    break;
            }
        }

        _held.Clear();
    }

    private sealed class Held
    {
        public required OrderRequestKind Kind { get; init; }
        public long Cancelled { get; init; }
        public long TimeNs { get; init; }
        public ApprovedOrder Order;
        public VenueQuery Query;
    }
}
