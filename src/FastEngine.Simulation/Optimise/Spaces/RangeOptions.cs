namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>Bounds, steps and scale of a searched number.</summary>
public sealed record RangeOptions
{
    public required decimal From { get; init; }

    /// <summary>Inclusive when a whole number of steps from the beginning.</summary>
    public required decimal To { get; init; }

    /// <summary>Values are <see cref="From"/> and multiples of it above.</summary>
    public required decimal Step { get; init; }

    public bool IsLogarithmic { get; init; }

    /// <summary>So many values are tried by a grid, evenly by the scale; null for every step.</summary>
    public int? Points { get; init; }

    /// <summary>From a value to what configuration reads.</summary>
    public required Func<decimal, string> Format { get; init; }
}
