namespace FastEngine.Core.Execution;

/// <summary>The links of the entry chain, in their order.</summary>
public enum EntryHandler : byte
{
    KillSwitch,
    ExistingPosition,
    ReversalDetection,
    PositionLimit,
    Sizing,
    ExposureCheck,
    Sanity,
    OrderPlacement,
    PositionMonitoring,
}
