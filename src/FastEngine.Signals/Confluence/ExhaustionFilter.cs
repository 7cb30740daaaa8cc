namespace FastEngine.Signals.Confluence;

/// <summary>Volume has dried up while the recent flow was against the trade: those on the other side are done.</summary>
public sealed class ExhaustionFilter : IConfluenceFilter
{
    public const string Key = "exhaustion";

    public string Name => Key;

    public double Score(in ConfluenceInput input) =>
        input.IsExhausted && (input.IsLong ? input.Imbalance < 1 : input.Imbalance > 1) ? 1 : 0;
}
