namespace FastEngine.Exchange.Matching;

/// <summary>What differs between the markets when an order is matched.</summary>
internal interface IOrderDesk
{
    /// <summary>What of an order may still fill.</summary>
    decimal Wanted(Order order);

    void Fill(Order order, decimal price, decimal quantity, bool isMaker, long tradeId);

    /// <summary>Takes an open order off the book.</summary>
    void End(Order order, OrderStatus status);

    /// <summary>A waiting order's trigger was reached.</summary>
    void SetOff(Order order);
}
