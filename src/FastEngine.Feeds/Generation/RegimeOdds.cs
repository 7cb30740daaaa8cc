namespace FastEngine.Feeds.Generation;

/// <summary>How likely each regime is to come next in a seeded schedule, and how long it lasts on average.</summary>
/// <param name="chances">By regime; they add up to 1.</param>
/// <param name="meanSeconds">By regime.</param>
internal sealed class RegimeOdds(double[] chances, double[] meanSeconds)
{
    private readonly int _last = Array.FindLastIndex(chances, chance => chance > 0);

    public double MeanSeconds(MarketRegime regime) => meanSeconds[(int)regime];

    /// <summary>The regime in which a uniform draw from (0, 1] lands.</summary>
    public MarketRegime Choose(double draw)
    {
        for (var i = 0; i < _last; i++)
        {
            draw -= chances[i];
            if (draw <= 0) return (MarketRegime)i;
        }

        return (MarketRegime)_last;
    }

    /// <summary>Mean of a quantity over a long seeded schedule.</summary>
    /// <param name="values">By regime.</param>
    public double MeanOf(IReadOnlyList<double> values)
    {
        double sum = 0, time = 0;
        for (var i = 0; i < chances.Length; i++)
        {
            sum += chances[i] * meanSeconds[i] * values[i];
            time += chances[i] * meanSeconds[i];
        }

        return sum / time;
    }
}
