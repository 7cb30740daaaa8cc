namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>How a USD-M account is set.</summary>
public sealed record AccountConfigAnswer
{
    public bool CanTrade { get; init; }

    public bool CanWithdraw { get; init; }

    /// <summary>Hedge mode.</summary>
    public bool DualSidePosition { get; init; }

    /// <summary>All assets of the wallet are margin for all positions.</summary>
    public bool MultiAssetsMargin { get; init; }
}
