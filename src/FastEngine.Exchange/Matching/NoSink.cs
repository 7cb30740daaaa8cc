namespace FastEngine.Exchange.Matching;

/// <summary>Nobody listens.</summary>
internal sealed class NoSink : IVenueSink
{
    public void OnTrade(TradedSymbol symbol, in TapeTrade trade)
    {
    }

    public void OnForceOrder(Order order)
    {
    }

    public void OnUserEvent(in UserEvent e)
    {
    }
}
