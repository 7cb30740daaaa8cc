namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>What a spot account has of an asset.</summary>
public sealed record SpotBalanceRow
{
    public required string Asset { get; init; }

    public string? Free { get; init; }

    public string? Locked { get; init; }
}
