namespace FastEngine.Signals.Confluence;

/// <summary>Returns follow each other clearly, or clearly not: full above the high or below the low limit of |r|, half between.</summary>
public sealed class AutocorrelationFilter(double high, double low) : IConfluenceFilter
{
    public const string Key = "autocorrelation";

    public string Name => Key;

    public double Score(in ConfluenceInput input)
    {
        if (double.IsNaN(input.Autocorrelation)) return 0;
        var size = Math.Abs(input.Autocorrelation);
        return Threshold.IsAbove(size, high) || Threshold.IsBelow(size, low) ? 1 : 0.5;
    }
}
