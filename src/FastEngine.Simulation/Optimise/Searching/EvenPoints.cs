using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Distinct points of a space that leave no large hole: an additive recurrence with a seeded start.</summary>
/// <remarks>Point k has the coordinates frac(s + k / φ^j) for j = 1 to the number of dimensions d, where φ is the root above 1 of
/// x^(d + 1) = x + 1 (Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences", 2018). With more dimensions than
/// <see cref="MostEven"/> that spreads no better than chance, and chance has no pattern: then each coordinate is drawn.</remarks>
public static class EvenPoints
{
    private const int MostEven = 8;

    // A lattice that is nearly used up gives each new point only after many that were there already.
    private const int TriesAPoint = 50;

    /// <summary>At most <paramref name="count"/> points; fewer when the space has no more.</summary>
    public static IReadOnlyList<ParameterPoint> Of(SearchSpace space, int count, ulong seed)
    {
        if (space.LatticePoints <= count) return [.. AllOf(space)];
        var points = new List<ParameterPoint>(count);
        var seen = new HashSet<ParameterPoint>();
        var steps = Steps(space.Dimensions.Count);
        var unit = new double[space.Dimensions.Count];
        for (long k = 0; points.Count < count && k < (long)count * TriesAPoint; k++)
        {
            for (var j = 0; j < unit.Length; j++)
            {
                var place = steps is null ? SeededDraw.Unit(seed, (ulong)k, (ulong)j) : SeededDraw.Unit(seed, 0, (ulong)j) + k * steps[j];
                unit[j] = place - Math.Floor(place);
            }

            var point = space.Nearest(unit);
            if (seen.Add(point)) points.Add(point);
        }

        return points;
    }

    private static IEnumerable<ParameterPoint> AllOf(SearchSpace space)
    {
        var indexes = new long[space.Dimensions.Count];
        while (true)
        {
            yield return new ParameterPoint(space, [.. indexes]);
            var last = indexes.Length - 1;
            while (last >= 0 && ++indexes[last] == space.Dimensions[last].Count) indexes[last--] = 0;
            if (last < 0) yield break;
        }
    }

    private static double[]? Steps(int dimensions)
    {
        if (dimensions > MostEven) return null;

        // x = (1 + x)^(1 / (d + 1)) converges from anywhere above 0.
        var root = 2.0;
        for (var i = 0; i < 60; i++) root = Math.Pow(1 + root, 1.0 / (dimensions + 1));
        return [.. Enumerable.Range(1, dimensions).Select(j => Math.Pow(root, -j))];
    }
}
