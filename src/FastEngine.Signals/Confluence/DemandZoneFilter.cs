namespace FastEngine.Signals.Confluence;

/// <summary>The price is in a zone of the trade's side (demand for a long): full in a fresh one, half in one tested once or twice.</summary>
public sealed class DemandZoneFilter : IConfluenceFilter
{
    public const string Key = "demand_zone";

    public string Name => Key;

    public double Score(in ConfluenceInput input) => input.ZoneTests switch
    {
        0 => 1,
        1 or 2 => 0.5,
        _ => 0,
    };
}
