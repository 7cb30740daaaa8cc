using FastEngine.Core;

namespace FastEngine.Simulation.Backtest;

/// <summary>Turns the samples of an account, of any number, into bars of a fixed length and the exact drawdowns; memory grows with the bars alone.</summary>
public sealed class EquityRecorder
{
    private readonly long _barNs;
    private readonly Int128 _start;
    private readonly List<EquityBar> _bars = [];
    private EquityBar _open;
    private bool _hasOpen;
    private Int128 _peak;
    private long _peakNs;
    private bool _hasPeak;
    private bool _isDown;
    private Int128 _deepest;
    private double? _deepestPct;
    private long _longestNs;

    /// <param name="barNs">Length of a bar; divides a day.</param>
    /// <param name="startingEquity">Before the first sample.</param>
    public EquityRecorder(long barNs, Int128 startingEquity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(barNs, 1);
        if (24 * EngineTime.NsPerHour % barNs != 0) throw new ArgumentOutOfRangeException(nameof(barNs), barNs, "a bar must divide a day");
        _barNs = barNs;
        _start = startingEquity;
    }

    /// <summary>Engine time of the first and the last sample; null without one.</summary>
    public long? FirstNs { get; private set; }

    public long? LastNs { get; private set; }

    /// <summary>The bars that have samples, in time order and without an exposure; the last one may go on.</summary>
    public IReadOnlyList<EquityBar> Bars => _hasOpen ? [.. _bars, _open] : _bars;

    public Drawdown Drawdown => new(_deepest, _deepestPct, _longestNs);

    /// <summary>Takes a sample; a time before the last one counts as the last one's.</summary>
    public void Add(long timeNs, Int128 equity)
    {
        if (LastNs is { } last && timeNs < last) timeNs = last;
        FirstNs ??= timeNs;
        LastNs = timeNs;
        Fall(timeNs, equity);
        var barNs = EngineTime.FloorMultiple(timeNs, _barNs);
        if (_hasOpen && barNs == _open.TimeNs)
        {
            _open = new EquityBar(barNs, equity, Int128.Min(_open.Low, equity), Int128.Max(_open.High, equity));
            return;
        }

        if (_hasOpen) _bars.Add(_open);
        _open = new EquityBar(barNs, equity, equity, equity);
        _hasOpen = true;
    }

    private void Fall(long timeNs, Int128 equity)
    {
        if (!_hasPeak) (_hasPeak, _peak, _peakNs) = (true, _start, timeNs);
        _longestNs = Math.Max(_longestNs, equity < _peak ? timeNs - _peakNs : 0);
        if (equity >= _peak)
        {
            // The way back up belongs to the fall.
            if (_isDown) _longestNs = Math.Max(_longestNs, timeNs - _peakNs);
            (_peak, _peakNs, _isDown) = (equity, timeNs, false);
        }
        else
        {
            _isDown = true;
        }

        _deepest = Int128.Max(_deepest, _peak - equity);
        if (_peak > 0) _deepestPct = Math.Max(_deepestPct ?? 0, 100 * (double)(_peak - equity) / (double)_peak);
    }
}
