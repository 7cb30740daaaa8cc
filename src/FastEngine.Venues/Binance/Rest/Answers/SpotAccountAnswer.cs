namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A spot account.</summary>
public sealed record SpotAccountAnswer
{
    public bool CanTrade { get; init; }

    public bool CanWithdraw { get; init; }

    public required IReadOnlyList<SpotBalanceRow> Balances { get; init; }
}
