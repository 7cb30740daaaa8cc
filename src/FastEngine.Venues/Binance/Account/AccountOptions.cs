using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Account;

/// <summary>What an account must be like for a run to begin.</summary>
public sealed record AccountOptions
{
    public required Market Market { get; init; }

    /// <summary>How the engine keeps positions; of no meaning to spot.</summary>
    public AccountMode Mode { get; init; } = AccountMode.Hedge;

    /// <summary>Leverage of every traded symbol of USD-M.</summary>
    public int Leverage { get; init; } = 3;

    /// <summary>A key whose rights cannot be read is refused. Test networks do not tell them.</summary>
    public bool MustKnowRights { get; init; } = true;

    /// <summary>Round trips that measure the clock before anything is signed.</summary>
    public int ClockSamples { get; init; } = 5;
}
