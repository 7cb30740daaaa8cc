namespace FastEngine.Exchange;

/// <summary>Fees as a part of the notional.</summary>
public sealed record FeeOptions
{
    public decimal FuturesMaker { get; init; } = 0.0002m;

    public decimal FuturesTaker { get; init; } = 0.0005m;

    public decimal SpotMaker { get; init; } = 0.001m;

    public decimal SpotTaker { get; init; } = 0.001m;
}
