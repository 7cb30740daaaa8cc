namespace FastEngine.Exchange;

/// <summary>The time of the exchange, ns since the epoch.</summary>
internal interface IExchangeClock
{
    long NowNs { get; }
}
