namespace FastEngine.Signals.Confluence;

/// <summary>RSI is stretched against the trade: below the low limit for a long, above 100 less it for a short.</summary>
public sealed class RsiExtremeFilter(double low) : IConfluenceFilter
{
    public const string Key = "rsi_extreme";

    public string Name => Key;

    public double Score(in ConfluenceInput input) =>
        (input.IsLong ? Threshold.IsBelow(input.Rsi, low) : Threshold.IsAbove(input.Rsi, 100 - low)) ? 1 : 0;
}
