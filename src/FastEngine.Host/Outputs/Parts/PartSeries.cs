namespace FastEngine.Host.Outputs.Parts;

/// <summary>The values of one part over a run: exact extremes and share of non-zero values, a median over evenly taken ones.</summary>
internal sealed class PartSeries(string name)
{
    private const int MostKept = 1 << 14;

    private readonly List<double> _kept = [];
    private long _stride = 1;
    private long _nonZero;

    public string Name => name;

    /// <summary>Values that are defined.</summary>
    public long Count { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Most { get; private set; } = double.NegativeInfinity;

    public double NonZeroShare => Count == 0 ? 0 : (double)_nonZero / Count;

    /// <summary>It never changed, or never was.</summary>
    public bool IsConstant => Count == 0 || Least == Most;

    public double Median
    {
        get
        {
            if (_kept.Count == 0) return double.NaN;
            var sorted = _kept.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    public void Add(double value)
    {
        if (!double.IsFinite(value)) return;
        if (Count++ % _stride == 0) Keep(value);
        if (value != 0) _nonZero++;
        Least = Math.Min(Least, value);
        Most = Math.Max(Most, value);
    }

    // Every second one stays when there are too many: evenly taken at any length.
    private void Keep(double value)
    {
        if (_kept.Count == MostKept)
        {
            for (var i = 0; i < MostKept / 2; i++) _kept[i] = _kept[2 * i];
            _kept.RemoveRange(MostKept / 2, MostKept / 2);
            _stride *= 2;
            if ((Count - 1) % _stride != 0) return;
        }

        _kept.Add(value);
    }
}
