namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>How a symbol of USD-M is set.</summary>
public sealed record SymbolConfigRow
{
    public required string Symbol { get; init; }

    public int Leverage { get; init; }

    /// <summary><c>CROSSED</c> or <c>ISOLATED</c>.</summary>
    public string MarginType { get; init; } = "";
}
