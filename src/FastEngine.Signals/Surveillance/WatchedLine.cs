namespace FastEngine.Signals.Surveillance;

/// <summary>A value area edge and the prices that are at it; of an edge that is not there, none.</summary>
internal readonly record struct WatchedLine(long Price, long AtLow, long AtHigh)
{
    public static WatchedLine None => new(0, long.MaxValue, long.MaxValue);

    public bool Exists => Price != 0;

    public bool Contains(long price) => price >= AtLow && price <= AtHigh;
}
