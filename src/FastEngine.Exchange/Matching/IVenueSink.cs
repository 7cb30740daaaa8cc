namespace FastEngine.Exchange.Matching;

/// <summary>Who is told what happens at the exchange; called under its gate, in the order of what happened.</summary>
internal interface IVenueSink
{
    void OnTrade(TradedSymbol symbol, in TapeTrade trade);

    /// <summary>A position was liquidated.</summary>
    void OnForceOrder(Order order);

    void OnUserEvent(in UserEvent e);
}
