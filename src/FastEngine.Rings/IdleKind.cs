namespace FastEngine.Rings;

/// <summary>Names of the idle strategies, for configuration.</summary>
public enum IdleKind
{
    BusySpin,
    Yielding,
    Backoff,
    Blocking,
}
