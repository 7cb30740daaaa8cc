using System.Collections.Immutable;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Portfolio;

/// <summary>The health of a portfolio, 0 to 100: the sum of its factors' points.</summary>
public static class HealthScorer
{
    private const double PpmOfPercent = 10_000;

    public static Health Score(in HealthInputs inputs, HealthOptions options)
    {
        if (inputs.Positions == 0)
        {
            return new Health
            {
                Score = 100, Pnl = options.Pnl[^1].Points, Quality = options.QualityPoints, Concentration = options.Concentration[0].Points,
                HoldTime = options.Hold[0].Points, Volatility = options.CalmPoints,
            };
        }

        var health = new Health
        {
            Pnl = Along(options.Pnl, inputs.UnrealisedPpm / PpmOfPercent), Quality = options.QualityPoints * inputs.Quality,
            Concentration = Along(options.Concentration, inputs.Correlated), HoldTime = Along(options.Hold, inputs.HoldMinutes),
            Volatility = inputs.IsVolatile ? options.WildPoints : options.CalmPoints, UnrealisedPpm = inputs.UnrealisedPpm, Positions = inputs.Positions,
        };
        health.Score = health.Pnl + health.Quality + health.Concentration + health.HoldTime + health.Volatility;
        return health;
    }

    /// <summary>Of a curve: linear between its anchors, level beyond them.</summary>
    public static double Along(ImmutableArray<Anchor> curve, double value)
    {
        if (value <= curve[0].At) return curve[0].Points;
        for (var i = 1; i < curve.Length; i++)
        {
            var (low, high) = (curve[i - 1], curve[i]);
            if (value <= high.At) return low.Points + (high.Points - low.Points) * (value - low.At) / (high.At - low.At);
        }

        return curve[^1].Points;
    }
}
