namespace FastEngine.Core.Execution;

/// <summary>What a <see cref="DtmsEvent"/> tells.</summary>
public enum DtmsEventKind : byte
{
    None,

    /// <summary>A position opened; it is watched from now on.</summary>
    Registered,

    /// <summary>R is frozen: the entry order is done.</summary>
    RiskFrozen,

    /// <summary>Checks have begun; the cause says why.</summary>
    MonitoringStarted,

    /// <summary>A fast check saw something that forces a deep one.</summary>
    FastCheck,

    /// <summary>A deep check; with its score.</summary>
    DeepCheck,

    /// <summary>From one state to another.</summary>
    Transition,

    HedgeOpened,
    HedgeFailed,
    HedgeClosed,

    /// <summary>Where no hedge is possible the parent was reduced by its quantity.</summary>
    ReducedInstead,

    PartClosed,
    ReAdded,
    ReAddFailed,

    /// <summary>A safety rail forbade new risk.</summary>
    RailHeld,

    Unregistered,
}
