using System.Collections.Immutable;

namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>One value of every dimension of a space: what a trial is run with.</summary>
public sealed class ParameterPoint : IEquatable<ParameterPoint>
{
    /// <param name="space">Of which this is a point.</param>
    /// <param name="indexes">One a dimension.</param>
    public ParameterPoint(SearchSpace space, ImmutableArray<long> indexes)
    {
        if (indexes.Length != space.Dimensions.Count) throw new ArgumentException($"{indexes.Length} values for {space.Dimensions.Count} dimensions", nameof(indexes));
        (Space, Indexes) = (space, indexes);
    }

    public SearchSpace Space { get; }

    public ImmutableArray<long> Indexes { get; }

    public string TextAt(int dimension) => Space.Dimensions[dimension].TextAt(Indexes[dimension]);

    public double NumberAt(int dimension) => Space.Dimensions[dimension].NumberAt(Indexes[dimension]);

    /// <summary>As values of <c>--set</c>: key=value, in the order of the space.</summary>
    public IReadOnlyList<string> Settings => [.. Space.Dimensions.Select((dimension, i) => $"{dimension.Key}={TextAt(i)}")];

    /// <summary>The same with another value of one dimension.</summary>
    public ParameterPoint With(int dimension, long index) => new(Space, Indexes.SetItem(dimension, index));

    public bool Equals(ParameterPoint? other) => other is not null && ReferenceEquals(Space, other.Space) && Indexes.AsSpan().SequenceEqual(other.Indexes.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as ParameterPoint);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var index in Indexes) hash.Add(index);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(' ', Settings);
}
