using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Accounts;

/// <summary>The orders and fills of an account on one market, found by either id.</summary>
internal sealed class AccountOrders
{
    private readonly Dictionary<long, Order> _byId = [];
    private readonly Dictionary<(int, string), Order> _byClientId = [];

    /// <summary>In the order of their arrival.</summary>
    public List<Order> All { get; } = [];

    public List<Order> Open { get; } = [];

    public List<UserTrade> Trades { get; } = [];

    public void Add(Order order)
    {
        _byId[order.OrderId] = order;
        _byClientId[(order.Symbol.Index, order.ClientOrderId)] = order;
        All.Add(order);
        Open.Add(order);
    }

    public bool Has(TradedSymbol symbol, string clientOrderId) => _byClientId.ContainsKey((symbol.Index, clientOrderId));

    /// <summary>By the exchange's id when one is given, else by the client's.</summary>
    public Order? Find(TradedSymbol symbol, long? orderId, string? clientOrderId)
    {
        Order? order = null;
        if (orderId is { } id) _byId.TryGetValue(id, out order);
        else if (clientOrderId is not null) _byClientId.TryGetValue((symbol.Index, clientOrderId), out order);
        return order?.Symbol == symbol ? order : null;
    }
}
