namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>What the exchange told last.</summary>
internal enum LockstepPhase
{
    /// <summary>Reports, maybe, and no trade: the tape goes on when they are taken.</summary>
    Held,

    /// <summary>Trades, which wait to be passed, or that nothing trades for a while.</summary>
    Shown,

    /// <summary>The end of the tape.</summary>
    Ended,
}
