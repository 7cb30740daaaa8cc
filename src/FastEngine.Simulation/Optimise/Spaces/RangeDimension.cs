namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>A number from one value to another in exact steps, searched evenly or by its logarithm.</summary>
public sealed class RangeDimension : Dimension
{
    private readonly RangeOptions _range;

    /// <exception cref="ArgumentException">The range is empty, the step is not positive, or a logarithm is asked of 0 or less.</exception>
    public RangeDimension(string key, RangeOptions range)
        : base(key)
    {
        if (range.Step <= 0) throw new ArgumentException($"{key}: the step {range.Step} must be positive", nameof(range));
        if (range.From >= range.To) throw new ArgumentException($"{key}: {range.From} to {range.To} is no range", nameof(range));
        if (range is { IsLogarithmic: true, From: <= 0 }) throw new ArgumentException($"{key}: a logarithmic range begins above 0, not at {range.From}", nameof(range));
        _range = range;
        Count = (long)((range.To - range.From) / range.Step) + 1;
        Levels = range.Points is { } points ? [.. Enumerable.Range(0, points).Select(i => Nearest(points == 1 ? 0.5 : (double)i / (points - 1))).Distinct()] : new WholeRange(Count);
    }

    public override long Count { get; }

    public override bool IsOrdered => true;

    public override IReadOnlyList<long> Levels { get; }

    public override long Stride => Math.Max(1, Count / 20);

    public override string TextAt(long index) => _range.Format(ValueAt(index));

    public override double NumberAt(long index) => (double)ValueAt(index);

    public override double UnitOf(long index)
    {
        if (Count == 1) return 0.5;
        if (!_range.IsLogarithmic) return (double)index / (Count - 1);
        return Math.Log(NumberAt(index) / (double)_range.From) / Math.Log(NumberAt(Count - 1) / (double)_range.From);
    }

    public override long Nearest(double unit)
    {
        unit = Math.Clamp(unit, 0, 1);
        if (!_range.IsLogarithmic) return (long)Math.Round(unit * (Count - 1), MidpointRounding.AwayFromZero);
        var from = (double)_range.From;
        var value = from * Math.Pow(NumberAt(Count - 1) / from, unit);
        return Math.Clamp((long)Math.Round((value - from) / (double)_range.Step, MidpointRounding.AwayFromZero), 0, Count - 1);
    }

    private decimal ValueAt(long index) => _range.From + index * _range.Step;
}
