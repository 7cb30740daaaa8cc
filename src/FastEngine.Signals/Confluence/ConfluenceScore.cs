namespace FastEngine.Signals.Confluence;

/// <summary>Primary analysers and weighted filters, composed by name; what an entry is scored by.</summary>
public sealed class ConfluenceScore
{
    public const int MaxFilters = 12;

    private readonly IPrimaryAnalyser[] _primaries;
    private readonly IConfluenceFilter[] _filters;
    private readonly double[] _weights;

    /// <param name="primaries">All must pass.</param>
    /// <param name="filters">With the most that each adds.</param>
    public ConfluenceScore(IReadOnlyList<IPrimaryAnalyser> primaries, IReadOnlyList<(IConfluenceFilter Filter, double Weight)> filters)
    {
        if (filters.Count > MaxFilters) throw new ArgumentException($"at most {MaxFilters} filters; these are {filters.Count}", nameof(filters));
        _primaries = [.. primaries];
        _filters = new IConfluenceFilter[filters.Count];
        _weights = new double[filters.Count];
        for (var i = 0; i < filters.Count; i++) (_filters[i], _weights[i]) = filters[i];
    }

    public ReadOnlySpan<IConfluenceFilter> Filters => _filters;

    public ReadOnlySpan<double> Weights => _weights;

    public ReadOnlySpan<IPrimaryAnalyser> Primaries => _primaries;

    /// <summary>Whether a filter is composed with a weight.</summary>
    public bool Weighs(string filter)
    {
        for (var i = 0; i < _filters.Length; i++)
        {
            if (_filters[i].Name == filter && _weights[i] != 0) return true;
        }

        return false;
    }

    /// <summary>Index of the first primary analyser that does not pass, -1 when all do.</summary>
    public int FirstFailing(in ConfluenceInput input)
    {
        for (var i = 0; i < _primaries.Length; i++)
        {
            if (!_primaries[i].Passes(in input)) return i;
        }

        return -1;
    }

    /// <summary>The sum, and each filter's points in their order.</summary>
    public double Score(in ConfluenceInput input, Span<double> points)
    {
        var sum = 0.0;
        for (var i = 0; i < _filters.Length; i++)
        {
            points[i] = _weights[i] == 0 ? 0 : _weights[i] * _filters[i].Score(in input);
            sum += points[i];
        }

        return sum;
    }
}
