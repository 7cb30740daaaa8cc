namespace FastEngine.Signals.Confluence;

/// <summary>The price is in an unfilled gap of the trade's direction.</summary>
public sealed class FairValueGapFilter : IConfluenceFilter
{
    public const string Key = "fair_value_gap";

    public string Name => Key;

    public double Score(in ConfluenceInput input) => input.IsInGap ? 1 : 0;
}
