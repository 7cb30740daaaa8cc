namespace FastEngine.Host.Configuration;

/// <summary>Where a delay of the paper venue is from.</summary>
public enum DelayModelKind
{
    Fixed,
    Lognormal,
    Calibrated,
}
