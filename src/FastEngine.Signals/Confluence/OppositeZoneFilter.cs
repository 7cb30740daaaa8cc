namespace FastEngine.Signals.Confluence;

/// <summary>A zone of the other side lies ahead as a target.</summary>
public sealed class OppositeZoneFilter : IConfluenceFilter
{
    public const string Key = "opposite_zone";

    public string Name => Key;

    public double Score(in ConfluenceInput input) => input.HasTarget ? 1 : 0;
}
