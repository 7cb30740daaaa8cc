using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Confluence;

/// <summary>Full at the value area's edge on the trade's side, half inside the area.</summary>
public sealed class MarketProfileFilter : IConfluenceFilter
{
    public const string Key = "market_profile";

    public string Name => Key;

    public double Score(in ConfluenceInput input) => input.ValueArea switch
    {
        ProfilePosition.AtEdge => 1,
        ProfilePosition.Inside => 0.5,
        _ => 0,
    };
}
