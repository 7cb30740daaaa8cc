namespace FastEngine.Core.Execution;

/// <summary>How long a limit order stays, and whether it may take.</summary>
public enum TimeInForce : byte
{
    GoodTillCancelled,

    /// <summary>What does not fill at once is cancelled. Binance: IOC.</summary>
    ImmediateOrCancel,

    /// <summary>Refused when it would take. Binance: GTX on the futures, LIMIT_MAKER on spot.</summary>
    PostOnly,
}
