namespace FastEngine.Signals.Confluence;

/// <summary>More large trades had their aggressor on the trade's side than against it.</summary>
public sealed class LargeTradesFilter : IConfluenceFilter
{
    public const string Key = "large_trades";

    public string Name => Key;

    public double Score(in ConfluenceInput input) => input.LargeTradesWithUs > 0 ? 1 : 0;
}
