namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>One parameter that is searched: a finite lattice of values, each with a text that configuration reads.</summary>
public abstract class Dimension(string key)
{
    /// <summary>Key of the knob.</summary>
    public string Key { get; } = key;

    /// <summary>How many values there are.</summary>
    public abstract long Count { get; }

    /// <summary>Whether a larger index means more of something, so that values have neighbours.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>Indexes of the values that a grid tries, ascending.</summary>
    public abstract IReadOnlyList<long> Levels { get; }

    /// <summary>A value as a person would write it.</summary>
    public abstract string TextAt(long index);

    /// <summary>A value as a number, on the scale that charts and correlations use; the index where values are no numbers.</summary>
    public abstract double NumberAt(long index);

    /// <summary>The place of a value in 0 to 1, by the dimension's scale.</summary>
    public abstract double UnitOf(long index);

    /// <summary>The value nearest to a place in 0 to 1.</summary>
    public abstract long Nearest(double unit);

    /// <summary>How many indexes a neighbour of a value that is no level is away: a twentieth of the range.</summary>
    public abstract long Stride { get; }

    public override string ToString() => Key;
}
