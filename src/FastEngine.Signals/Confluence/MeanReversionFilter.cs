namespace FastEngine.Signals.Confluence;

/// <summary>The price is far from its recent mean, on either side: full beyond two deviations, half beyond one.</summary>
public sealed class MeanReversionFilter(double fullSigma, double halfSigma) : IConfluenceFilter
{
    public const string Key = "mean_reversion";

    public string Name => Key;

    public double Score(in ConfluenceInput input)
    {
        if (!(input.Deviation > 0)) return 0;
        var sigma = Math.Abs(input.Price - input.Mean) / input.Deviation;
        return Threshold.IsAbove(sigma, fullSigma) ? 1 : Threshold.IsAbove(sigma, halfSigma) ? 0.5 : 0;
    }
}
