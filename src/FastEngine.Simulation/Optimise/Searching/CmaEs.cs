using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Covariance matrix adaptation: points from a normal distribution over the unit cube, which moves and turns to where it was better.</summary>
/// <remarks>Hansen, "The CMA Evolution Strategy: A Tutorial" (arXiv:1604.00772): see <see cref="CmaDistribution"/>. Points outside the cube are
/// drawn again, and clamped when that does not help. When the distribution has shrunk below the lattice, a new one with twice the population
/// starts elsewhere (Auger, Hansen, "A Restart CMA Evolution Strategy With Increasing Population Size", CEC 2005).</remarks>
public sealed class CmaEs : ISearch
{
    // A third of the cube's width, so that the first generation sees most of it.
    private const double FirstSigma = 0.3;
    private const int Redraws = 20;

    private readonly SearchSpace _space;
    private readonly ulong _seed;
    private readonly double _finest;
    private readonly double[] _lattice;
    private CmaDistribution _distribution;
    private double[][] _generation = [];
    private int _trialsLeft;
    private ulong _draws;
    private ulong _restarts;
    private int _population;

    /// <param name="space">Every dimension has an order.</param>
    /// <param name="trials">So many points are tried.</param>
    /// <param name="seed">Of the draws.</param>
    public CmaEs(SearchSpace space, int trials, ulong seed)
    {
        if (space.Dimensions.Any(dimension => !dimension.IsOrdered)) throw new ArgumentException("every dimension needs an order", nameof(space));
        (_space, _trialsLeft, _seed) = (space, trials, seed);
        _lattice = [.. space.Dimensions.Select(dimension => 1.0 / Math.Max(1, dimension.Count - 1))];
        _finest = _lattice.Min();
        _population = CmaDistribution.DefaultPopulation(space.Dimensions.Count);
        _distribution = new CmaDistribution([.. _lattice.Select(_ => 0.5)], FirstSigma, _population);
    }

    public IReadOnlyList<Candidate> Next()
    {
        if (_trialsLeft <= 0) return [];
        var count = Math.Min(_trialsLeft, _population);
        _trialsLeft -= count;
        _generation = [.. Enumerable.Range(0, count).Select(_ => Draw())];
        return [.. _generation.Select(unit => new Candidate(_space.Nearest(unit)))];
    }

    public void Tell(IReadOnlyList<double?> objectives)
    {
        // What is left of the trials may be less than a generation: nothing follows from it.
        if (_generation.Length < _population) return;
        _distribution.Update([.. Ranking.Of(objectives).Select(i => _generation[i])]);

        // Below half a step of the lattice a dimension could not move any more.
        _distribution.KeepWide(_lattice);
        var isFlat = objectives.All(objective => objective == objectives[0]);
        if (!isFlat && _distribution.Widest > _finest) return;
        _restarts++;
        _population *= 2;
        _distribution = new CmaDistribution(
            [.. _lattice.Select((_, i) => SeededDraw.Unit(_seed, ulong.MaxValue, _restarts * (ulong)_lattice.Length + (ulong)i))], FirstSigma, _population);
    }

    private double[] Draw()
    {
        var z = new double[_lattice.Length];
        double[] unit = [];
        for (var attempt = 0; attempt < Redraws; attempt++)
        {
            _draws++;
            for (var i = 0; i < z.Length; i++) z[i] = SeededDraw.Gaussian(_seed, _draws, (ulong)i);
            unit = _distribution.PointOf(z);
            if (unit.All(place => place is >= 0 and <= 1)) return unit;
        }

        return [.. unit.Select(place => Math.Clamp(place, 0, 1))];
    }
}
