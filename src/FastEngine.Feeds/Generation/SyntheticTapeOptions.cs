namespace FastEngine.Feeds.Generation;

/// <summary>A market and how it is recorded.</summary>
public sealed record SyntheticTapeOptions
{
    public SyntheticMarketOptions Market { get; init; } = new();

    /// <summary>Put book ticker and depth frames between the trades; the trades stay the same.</summary>
    public bool Books { get; init; }

    public FaultRates Faults { get; init; } = FaultRates.None;
}
