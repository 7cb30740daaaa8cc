namespace FastEngine.Exchange.Rest;

/// <summary>What an order says beyond the exchange's own parameters when the tape is held for the engine (docs/simulated-exchange.md).</summary>
internal static class LockstepParameters
{
    /// <summary>Time of the event that an order or cancellation was decided on, ns; latency counts from it.</summary>
    public const string DecidedNs = "simDecidedNs";

    /// <summary>The client's id of a request, by which what comes of it is known; a question that has one is answered in its place among the trades.</summary>
    public const string Call = "simCall";

    /// <summary>Id of the symbol's last trade when it was decided; trades up to it fill nothing.</summary>
    public const string TradeId = "simTradeId";
}
