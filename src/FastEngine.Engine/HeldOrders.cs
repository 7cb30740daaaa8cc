using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Orders of a recovery, kept back until it has ended.</summary>
internal sealed class HeldOrders : IOrderGateway
{
    private readonly List<(ApprovedOrder Order, long Cancelled, long TimeNs)> _held = [];

    public int Count => _held.Count;

    /// <summary>Numbers of the orders to be submitted.</summary>
    public IEnumerable<long> Numbers
    {
        get
        {
            foreach (var (order, cancelled, _) in _held)
            {
                if (cancelled == 0) yield return order.Terms.Order;
            }
        }
    }

    public void Submit(in ApprovedOrder order) => _held.Add((order, 0, 0));

    public void Cancel(long order, long timeNs) => _held.Add((default, order, timeNs));

    public void Release(IOrderGateway gateway)
    {
        foreach (var (order, cancelled, timeNs) in _held)
        {
            if (cancelled == 0) gateway.Submit(in order);
            else gateway.Cancel(cancelled, timeNs);
        }

        _held.Clear();
    }
}
