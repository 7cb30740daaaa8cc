using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Many points on little tape, the better third of them on three times as much, until a few have the whole window.</summary>
/// <remarks>Jamieson, Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter Optimization" (AISTATS 2016), with the factor 3 of
/// Hyperband (Li et al. 2018). A budget is the first part of the window, so that a longer one continues a shorter one.</remarks>
public sealed class SuccessiveHalving : ISearch
{
    private const int Factor = 3;

    // A 27th of a window is little enough to learn anything from.
    private const int MostRungs = 3;

    private IReadOnlyList<ParameterPoint> _points;
    private int _rungsLeft;
    private bool _isDone;

    /// <param name="space">What is searched.</param>
    /// <param name="points">So many in the first generation.</param>
    /// <param name="seed">Of the points.</param>
    public SuccessiveHalving(SearchSpace space, int points, ulong seed)
    {
        _points = EvenPoints.Of(space, points, seed);
        _rungsLeft = RungsAfterFirst(_points.Count);
    }

    /// <summary>How many trials there will be, and how many whole windows they come to.</summary>
    public static (int Trials, double Windows) CostOf(int points)
    {
        var (trials, windows) = (0, 0.0);
        for (var left = RungsAfterFirst(points); left >= 0; left--)
        {
            trials += points;
            windows += points * Math.Pow(Factor, -left);
            points = Math.Max(1, points / Factor);
        }

        return (trials, windows);
    }

    public IReadOnlyList<Candidate> Next() => _isDone ? [] : [.. _points.Select(point => new Candidate(point, Math.Pow(Factor, -_rungsLeft)))];

    public void Tell(IReadOnlyList<double?> objectives)
    {
        if (_rungsLeft-- == 0)
        {
            _isDone = true;
            return;
        }

        // In their first order, so that numbers of trials mean the same on every rung.
        _points = [.. Ranking.Of(objectives).Take(Math.Max(1, _points.Count / Factor)).Order().Select(i => _points[i])];
    }

    private static int RungsAfterFirst(int points)
    {
        var rungs = 0;
        for (var left = points; left >= Factor * Factor && rungs < MostRungs; left /= Factor) rungs++;
        return rungs;
    }
}
