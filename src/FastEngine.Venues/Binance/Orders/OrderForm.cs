namespace FastEngine.Venues.Binance.Orders;

/// <summary>Which of the venue's services an order belongs to: it has its own methods, ids and events.</summary>
public enum OrderForm : byte
{
    /// <summary>An order of the matching engine.</summary>
    Plain,

    /// <summary>A stop or target of USD-M: an order of the algo service, which makes a plain one when it is triggered.</summary>
    Algo,
}
