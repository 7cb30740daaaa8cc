namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A filter of a symbol; which fields are set depends on its kind.</summary>
public sealed record FilterRow
{
    public string? FilterType { get; init; }

    public string? MinPrice { get; init; }

    public string? MaxPrice { get; init; }

    public string? TickSize { get; init; }

    public string? MinQty { get; init; }

    public string? MaxQty { get; init; }

    public string? StepSize { get; init; }

    /// <summary>Of spot.</summary>
    public string? MinNotional { get; init; }

    public string? MaxNotional { get; init; }

    /// <summary>Of USD-M.</summary>
    public string? Notional { get; init; }
}
