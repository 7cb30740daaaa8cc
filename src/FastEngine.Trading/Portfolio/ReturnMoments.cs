namespace FastEngine.Trading.Portfolio;

/// <summary>Sums over the returns that two symbols have in common, in two passes: deviations from the mean lose no digits to it.</summary>
internal struct ReturnMoments
{
    // What rounding leaves of the deviations of returns that are all the same, relative to their squares.
    private const double RoundingOfNothing = 1e-24;
    private double _x;
    private double _y;
    private double _xSquares;
    private double _ySquares;
    private double _xx;
    private double _yy;
    private double _xy;

    public int Count { get; private set; }

    /// <summary>NaN when one did not move.</summary>
    public readonly double Correlation => _xx <= _xSquares * RoundingOfNothing || _yy <= _ySquares * RoundingOfNothing
        ? double.NaN
        : Math.Clamp(_xy / Math.Sqrt(_xx * _yy), -1, 1);

    public void Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i] + y[i])) continue;
            Count++;
            _x += x[i];
            _y += y[i];
            _xSquares += x[i] * x[i];
            _ySquares += y[i] * y[i];
        }
    }

    /// <summary>Between the passes: from sums to means.</summary>
    public void Centre()
    {
        _x /= Count;
        _y /= Count;
    }

    public void Deviate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i] + y[i])) continue;
            var (dx, dy) = (x[i] - _x, y[i] - _y);
            _xx += dx * dx;
            _yy += dy * dy;
            _xy += dx * dy;
        }
    }
}
