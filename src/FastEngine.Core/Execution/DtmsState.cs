namespace FastEngine.Core.Execution;

/// <summary>State of a position in the defensive trade management.</summary>
public enum DtmsState : byte
{
    Healthy,
    WarningL1,
    WarningL2,
    Hedged,
    Recovering,
    Closed,
}
