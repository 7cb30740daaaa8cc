namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>A parameter with a list of values, numbers or not.</summary>
public sealed class ChoiceDimension : Dimension
{
    private readonly string[] _texts;
    private readonly double[]? _numbers;

    /// <param name="key">Key of the knob.</param>
    /// <param name="texts">At least one, each once.</param>
    /// <param name="numbers">What they mean, ascending; null when they are no numbers.</param>
    public ChoiceDimension(string key, IReadOnlyList<string> texts, IReadOnlyList<double>? numbers = null)
        : base(key)
    {
        if (texts.Count == 0) throw new ArgumentException($"{key} has no values", nameof(texts));
        if (texts.Distinct(StringComparer.Ordinal).Count() != texts.Count) throw new ArgumentException($"{key} has a value twice", nameof(texts));
        if (numbers is not null && (numbers.Count != texts.Count || numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second)))
            throw new ArgumentException($"{key} needs an ascending number a value", nameof(numbers));
        _texts = [.. texts];
        _numbers = numbers is null ? null : [.. numbers];
        Levels = [.. Enumerable.Range(0, _texts.Length).Select(i => (long)i)];
    }

    public override long Count => _texts.Length;

    public override bool IsOrdered => _numbers is not null;

    public override IReadOnlyList<long> Levels { get; }

    public override long Stride => 1;

    public override string TextAt(long index) => _texts[index];

    public override double NumberAt(long index) => _numbers is null ? index : _numbers[index];

    // The middle of each value's share of 0 to 1.
    public override double UnitOf(long index) => (index + 0.5) / _texts.Length;

    public override long Nearest(double unit) => Math.Clamp((long)Math.Floor(unit * _texts.Length), 0, _texts.Length - 1);
}
