namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>What a key may do.</summary>
public sealed record RestrictionsAnswer
{
    public bool? EnableSpotAndMarginTrading { get; init; }

    public bool? EnableFutures { get; init; }

    public bool? EnableWithdrawals { get; init; }

    public bool? EnableInternalTransfer { get; init; }

    public bool? PermitsUniversalTransfer { get; init; }

    public bool? IpRestrict { get; init; }
}
