using FastEngine.Core;

namespace FastEngine.Signals.Decisions;

/// <summary>Level 3: the imbalance grows from the longest window to the shortest, and the shortest is one-sided enough.</summary>
/// <remarks>Imbalances are correctly rounded quotients of exact sums and compare as they are.</remarks>
public readonly struct Cascade(double minRatio)
{
    private readonly double _min = minRatio;
    private readonly double _reciprocal = 1 / minRatio;

    /// <summary>What the shortest window must be beyond.</summary>
    public double RatioFor(Direction direction) => direction == Direction.Long ? _min : _reciprocal;

    public bool IsOneSided(Direction direction, double shortest) =>
        direction == Direction.Long ? shortest > _min : shortest < _reciprocal;

    /// <summary>Whether the shorter window of a pair leans further in the direction than the longer one.</summary>
    public static bool Accelerates(Direction direction, double shorter, double longer) =>
        direction == Direction.Long ? shorter > longer : shorter < longer;

    public bool Passes(Direction direction, double shortest, double middle, double longest) =>
        IsOneSided(direction, shortest) && Accelerates(direction, shortest, middle) && Accelerates(direction, middle, longest);
}
