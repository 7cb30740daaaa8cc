using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Signals.Indicators;

/// <summary>Volume-weighted average price since 00:00 UTC, typical price (high + low + close) / 3 times volume, with its slope. 104 bytes.</summary>
/// <remarks>Undefined until the day's first volume; its slope until enough bars of the same day had a value: the jump at midnight is no trend.</remarks>
public struct Vwap
{
    /// <summary>The longest slope, in bars.</summary>
    public const int MaxSlopeBars = 8;

    private const long DayNs = 24 * EngineTime.NsPerHour;

    private long _dayStartNs;

    // Typical price of the day's first bar; sums are of differences to it, so that a price that does not move has exactly that average.
    private double _origin;
    private double _priceVolume;
    private double _volume;
    private int _values;

    // The newest values of the day, oldest first.
    private Recent _recent;

    public readonly bool IsReady => _values > 0;

    /// <summary>In price units; NaN until defined.</summary>
    public readonly double Value => _values > 0 ? _recent[_values - 1] : double.NaN;

    /// <summary>Least-squares slope of the last <paramref name="bars"/> values (2 to 8), in price units a bar; NaN until the day has as many.</summary>
    public readonly double Slope(int bars) =>
        bars is >= 2 and <= MaxSlopeBars && _values >= bars
            ? LeastSquares.Slope(((ReadOnlySpan<double>)_recent)[(_values - bars).._values])
            : double.NaN;

    /// <param name="bar">A closed candle.</param>
    /// <param name="openTimeNs">Start of its interval, ns since the epoch; decides the day.</param>
    public void Update(in Bar bar, long openTimeNs)
    {
        var dayStartNs = EngineTime.FloorMultiple(openTimeNs, DayNs);
        if (dayStartNs != _dayStartNs)
        {
            this = default;
            _dayStartNs = dayStartNs;
        }

        var typical = (bar.High + bar.Low + bar.Close) / 3;
        if (_origin == 0) _origin = typical;
        _priceVolume += (typical - _origin) * bar.Volume;
        _volume += bar.Volume;
        if (!(_volume > 0)) return;
        if (_values == MaxSlopeBars)
        {
            Span<double> recent = _recent;
            recent[1..].CopyTo(recent);
            _values--;
        }

        _recent[_values++] = _origin + _priceVolume / _volume;
    }

    [InlineArray(MaxSlopeBars)]
    private struct Recent
    {
        private double _first;
    }
}
