namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>What a USD-M account has of an asset.</summary>
public sealed record BalanceRow
{
    public required string Asset { get; init; }

    public string? Balance { get; init; }

    public string? AvailableBalance { get; init; }
}
