namespace FastEngine.Host.Configuration;

/// <summary>What a hot thread does when it finds nothing to do, as written.</summary>
public enum IdleChoice
{
    Backoff,
    BusySpin,
    Yielding,
    Blocking,
}
