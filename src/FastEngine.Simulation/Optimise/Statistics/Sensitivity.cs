using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>How much of the objective's variance one parameter explains by itself.</summary>
/// <param name="Dimension">Index in the space.</param>
/// <param name="Share">ε² of a one-way analysis of variance over the parameter's values (at most ten groups): 0 to 1, where chance alone is 0 on average
/// (Kelley, "An Unbiased Correlation Ratio Measure", PNAS 1935). Null with too few trials.</param>
/// <param name="Correlation">Spearman's, of value and objective; null when values have no order, or one of the two does not differ.</param>
public sealed record Sensitivity(int Dimension, double? Share, double? Correlation)
{
    private const int MostGroups = 10;

    /// <summary>One a dimension.</summary>
    /// <param name="trials">Comparable ones; those without an objective do not count.</param>
    public static IReadOnlyList<Sensitivity> Of(SearchSpace space, IReadOnlyList<Trial> trials)
    {
        var counted = trials.Where(trial => trial.Objective is { } value && double.IsFinite(value)).ToArray();
        return [.. space.Dimensions.Select((dimension, i) => new Sensitivity(i, ShareOf(counted, dimension, i), dimension.IsOrdered ? CorrelationOf(counted, i) : null))];
    }

    private static double? ShareOf(Trial[] trials, Dimension dimension, int index)
    {
        var distinct = trials.Select(trial => trial.Point.Indexes[index]).Distinct().Count();
        var groups = trials.GroupBy(trial => distinct <= MostGroups ? trial.Point.Indexes[index] : (long)Math.Min(MostGroups - 1, dimension.UnitOf(trial.Point.Indexes[index]) * MostGroups))
            .Select(group => group.Select(trial => trial.Objective!.Value).ToArray()).ToArray();
        if (groups.Length < 2 || trials.Length <= groups.Length) return null;
        var mean = trials.Average(trial => trial.Objective!.Value);
        var total = trials.Sum(trial => Square(trial.Objective!.Value - mean));
        var within = groups.Sum(group => group.Sum(value => Square(value - group.Average())));
        if (total == 0) return null;
        var noise = within / (trials.Length - groups.Length);
        return Math.Clamp((total - within - (groups.Length - 1) * noise) / total, 0, 1);
    }

    private static double? CorrelationOf(Trial[] trials, int index)
    {
        if (trials.Length < 3) return null;
        var x = Ranks([.. trials.Select(trial => trial.Point.NumberAt(index))]);
        var y = Ranks([.. trials.Select(trial => trial.Objective!.Value)]);
        var mean = (trials.Length + 1) / 2.0;
        double both = 0, ofX = 0, ofY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            both += (x[i] - mean) * (y[i] - mean);
            ofX += Square(x[i] - mean);
            ofY += Square(y[i] - mean);
        }

        return ofX == 0 || ofY == 0 ? null : both / Math.Sqrt(ofX * ofY);
    }

    // From 1; equal values share the mean of their ranks.
    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && values[order[end]] == values[order[start]];) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
        }

        return ranks;
    }

    private static double Square(double x) => x * x;
}
