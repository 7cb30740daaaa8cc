using FastEngine.Core;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>Objectives reckoned from simple returns a period.</summary>
public static class ObjectiveValue
{
    // These markets do not close; as in SharpeRatio of the reports.
    private const double YearNs = 365.0 * 24 * EngineTime.NsPerHour;
    private const double LeastDrawdown = 1e-4;

    /// <summary>Null when it is not defined for these returns.</summary>
    /// <param name="periodNs">Length of a period, for what is annualised.</param>
    public static double? Of(Objective objective, ReadOnlySpan<double> returns, long periodNs) => objective switch
    {
        Objective.Sharpe => ReturnMoments.Of(returns).Sharpe * Annual(periodNs),
        Objective.Sortino => Sortino(returns) * Annual(periodNs),
        Objective.Return => returns.Length == 0 ? null : Return(returns),
        Objective.Calmar => returns.Length == 0 ? null : Return(returns) / Math.Max(LeastDrawdown, Drawdown(returns)),
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, null),
    };

    /// <summary>By which a ratio a period is multiplied to be one a year.</summary>
    public static double Annual(long periodNs) => Math.Sqrt(YearNs / periodNs);

    /// <summary>Of all periods together, compounded.</summary>
    public static double Return(ReadOnlySpan<double> returns)
    {
        var equity = 1.0;
        foreach (var value in returns) equity *= 1 + value;
        return equity - 1;
    }

    /// <summary>The deepest fall below the highest value before, as a share of that; 0 for none.</summary>
    public static double Drawdown(ReadOnlySpan<double> returns)
    {
        double equity = 1, peak = 1, deepest = 0;
        foreach (var value in returns)
        {
            equity *= 1 + value;
            peak = Math.Max(peak, equity);
            deepest = Math.Max(deepest, 1 - equity / peak);
        }

        return deepest;
    }

    private static double? Sortino(ReadOnlySpan<double> returns)
    {
        double sum = 0, losses = 0;
        foreach (var value in returns)
        {
            sum += value;
            if (value < 0) losses += value * value;
        }

        return losses == 0 ? null : sum / returns.Length / Math.Sqrt(losses / returns.Length);
    }
}
