using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>What all orders of a market have in common.</summary>
public sealed record OrderEncoderOptions
{
    public required Market Market { get; init; }

    /// <summary>How the account keeps positions; of no meaning to spot.</summary>
    public AccountMode Mode { get; init; } = AccountMode.Hedge;

    /// <summary>For how long after its timestamp a request is accepted.</summary>
    public long ReceiveWindowMs { get; init; } = 5_000;

    /// <summary>Stops and targets look at the mark price instead of the last trade.</summary>
    public bool TriggersOnMark { get; init; }

    /// <summary>What a limit order does not get at once is cancelled, instead of resting.</summary>
    public bool LimitsAreImmediate { get; init; }
}
