namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>Whether a USD-M account keeps two sides.</summary>
public sealed record PositionModeAnswer
{
    public bool DualSidePosition { get; init; }
}
