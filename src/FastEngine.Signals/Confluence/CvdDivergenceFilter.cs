namespace FastEngine.Signals.Confluence;

/// <summary>Signed volume and price disagree in the trade's favour: price below its mean while buyers lead, for a long.</summary>
public sealed class CvdDivergenceFilter : IConfluenceFilter
{
    public const string Key = "cvd_divergence";

    public string Name => Key;

    public double Score(in ConfluenceInput input) => input.IsLong
        ? input.Price < input.Mean && input.Cvd > 0 ? 1 : 0
        : input.Price > input.Mean && input.Cvd < 0 ? 1 : 0;
}
