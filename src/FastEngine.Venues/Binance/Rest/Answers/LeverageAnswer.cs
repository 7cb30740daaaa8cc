namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>The leverage that was set.</summary>
public sealed record LeverageAnswer
{
    public int Leverage { get; init; }

    public string? MaxNotionalValue { get; init; }

    public string? Symbol { get; init; }
}
