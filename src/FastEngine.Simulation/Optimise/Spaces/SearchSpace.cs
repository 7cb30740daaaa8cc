namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>The parameters that are searched together.</summary>
public sealed class SearchSpace
{
    /// <exception cref="ArgumentException">There is no dimension, or a key stands twice.</exception>
    public SearchSpace(IReadOnlyList<Dimension> dimensions)
    {
        if (dimensions.Count == 0) throw new ArgumentException("a search space needs a dimension", nameof(dimensions));
        if (dimensions.Select(dimension => dimension.Key).Distinct(StringComparer.Ordinal).Count() != dimensions.Count)
            throw new ArgumentException("a key stands twice", nameof(dimensions));
        Dimensions = dimensions;
    }

    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Points of the grid; a double, since a few wide dimensions are past any integer.</summary>
    public double GridPoints => Dimensions.Aggregate(1.0, (product, dimension) => product * dimension.Levels.Count);

    /// <summary>Points of the whole lattice.</summary>
    public double LatticePoints => Dimensions.Aggregate(1.0, (product, dimension) => product * dimension.Count);

    /// <summary>The point nearest to a place of the unit cube.</summary>
    public ParameterPoint Nearest(ReadOnlySpan<double> unit)
    {
        var indexes = new long[Dimensions.Count];
        for (var i = 0; i < indexes.Length; i++) indexes[i] = Dimensions[i].Nearest(unit[i]);
        return new ParameterPoint(this, [.. indexes]);
    }

    /// <summary>Every point of the grid, the last dimension fastest.</summary>
    public IEnumerable<ParameterPoint> Grid()
    {
        var places = new int[Dimensions.Count];
        while (true)
        {
            yield return new ParameterPoint(this, [.. Dimensions.Select((dimension, i) => dimension.Levels[places[i]])]);
            var last = places.Length - 1;
            while (last >= 0 && ++places[last] == Dimensions[last].Levels.Count) places[last--] = 0;
            if (last < 0) yield break;
        }
    }

    /// <summary>The points one stride up and down in each ordered dimension, and every other value of the others.</summary>
    public IReadOnlyList<ParameterPoint> NeighboursOf(ParameterPoint point)
    {
        var neighbours = new List<ParameterPoint>();
        for (var i = 0; i < Dimensions.Count; i++)
        {
            var dimension = Dimensions[i];
            foreach (var index in dimension.IsOrdered ? Around(dimension, point.Indexes[i]) : dimension.Levels)
            {
                if (index != point.Indexes[i]) neighbours.Add(point.With(i, index));
            }
        }

        return neighbours;
    }

    private static IEnumerable<long> Around(Dimension dimension, long index)
    {
        // Next to a level of a grid are its next levels, which may already have been tried.
        var levels = dimension.Levels;
        if (levels.Count <= 1_000 && Enumerable.Range(0, levels.Count).FirstOrDefault(i => levels[i] == index, -1) is >= 0 and var place && levels.Count > 1)
        {
            if (place > 0) yield return levels[place - 1];
            if (place < levels.Count - 1) yield return levels[place + 1];
            yield break;
        }

        if (index > 0) yield return Math.Max(0, index - dimension.Stride);
        if (index < dimension.Count - 1) yield return Math.Min(dimension.Count - 1, index + dimension.Stride);
    }
}
