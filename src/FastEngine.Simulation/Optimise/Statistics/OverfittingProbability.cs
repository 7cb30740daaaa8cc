using System.Numerics;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>How often the trial that is best in one half of the time is among the worse half of the trials in the other.</summary>
/// <remarks>Combinatorially symmetric cross-validation: Bailey, Borwein, López de Prado, Zhu, "The Probability of Backtest Overfitting"
/// (Journal of Computational Finance, 2015). The periods are cut into S blocks; every choice of S/2 of them is in-sample, the rest out of sample.
/// Of the in-sample best, ω is its rank out of sample over N + 1 (1 is the worst, ties share their mean rank), λ = ln(ω / (1 - ω)), and the
/// probability is the share of choices with λ ≤ 0. Performance is the Sharpe ratio a period, 0 where returns do not differ.</remarks>
/// <param name="Probability">0 to 1; a coin is 0.5.</param>
/// <param name="LossProbability">Share of choices in which the in-sample best loses out of sample.</param>
/// <param name="DegradationSlope">Of the out-of-sample Sharpe ratio of the best on its in-sample one over the choices; null when those do not differ.</param>
/// <param name="Choices">How many.</param>
/// <param name="Blocks">S.</param>
/// <param name="Trials">N.</param>
public sealed record OverfittingProbability(double Probability, double LossProbability, double? DegradationSlope, int Choices, int Blocks, int Trials)
{
    /// <summary>As in the paper's examples: 12,870 choices.</summary>
    public const int DefaultBlocks = 16;

    private const int LeastPeriodsPerBlock = 4;

    /// <summary>Null with fewer than two trials, or too few periods for four blocks.</summary>
    /// <param name="returns">A row a trial, all of equal length; periods in order of time.</param>
    /// <param name="blocks">An even number; fewer when there are few periods.</param>
    public static OverfittingProbability? Of(IReadOnlyList<double[]> returns, int blocks = DefaultBlocks)
    {
        if (blocks % 2 != 0 || blocks is < 4 or > 24) throw new ArgumentOutOfRangeException(nameof(blocks), blocks, "an even number from 4 to 24");
        if (returns.Count < 2) return null;
        var periods = returns[0].Length;
        if (returns.Any(row => row.Length != periods)) throw new ArgumentException("trials of different lengths cannot be compared", nameof(returns));
        while (blocks > 4 && periods / blocks < LeastPeriodsPerBlock) blocks -= 2;
        if (periods / blocks < LeastPeriodsPerBlock) return null;
        var sums = returns.Select(row => new BlockSums(row, blocks)).ToArray();
        return Over(sums, blocks);
    }

    private static OverfittingProbability Over(BlockSums[] trials, int blocks)
    {
        var inSample = new double[trials.Length];
        var outOfSample = new double[trials.Length];
        var pairs = new List<(double In, double Out)>();
        var (overfitted, lost) = (0, 0);
        var all = (1u << blocks) - 1;
        for (var chosen = (1u << (blocks / 2)) - 1; chosen <= all; chosen = NextOfSameSize(chosen))
        {
            var best = 0;
            for (var i = 0; i < trials.Length; i++)
            {
                inSample[i] = trials[i].Sharpe(chosen);
                outOfSample[i] = trials[i].Sharpe(all & ~chosen);
                if (inSample[i] > inSample[best]) best = i;
            }

            var rank = RankOf(outOfSample, best) / (trials.Length + 1);
            if (Math.Log(rank / (1 - rank)) <= 0) overfitted++;
            if (outOfSample[best] < 0) lost++;
            pairs.Add((inSample[best], outOfSample[best]));
        }

        return new OverfittingProbability((double)overfitted / pairs.Count, (double)lost / pairs.Count, Slope(pairs), pairs.Count, blocks, trials.Length);
    }

    // 1 for the lowest; equal values share the mean of their ranks.
    private static double RankOf(double[] values, int index)
    {
        var (below, equal) = (0, 0);
        foreach (var value in values)
        {
            if (value < values[index]) below++;
            else if (value == values[index]) equal++;
        }

        return below + (equal + 1) / 2.0;
    }

    // Gosper's way through the numbers with equally many bits.
    private static uint NextOfSameSize(uint bits)
    {
        var lowest = bits & (uint)-(int)bits;
        var ripple = bits + lowest;
        return ripple | (((bits ^ ripple) >> 2) >> BitOperations.TrailingZeroCount(lowest));
    }

    private static double? Slope(List<(double In, double Out)> pairs)
    {
        var meanIn = pairs.Average(pair => pair.In);
        var meanOut = pairs.Average(pair => pair.Out);
        var squares = pairs.Sum(pair => (pair.In - meanIn) * (pair.In - meanIn));
        return squares == 0 ? null : pairs.Sum(pair => (pair.In - meanIn) * (pair.Out - meanOut)) / squares;
    }
}
