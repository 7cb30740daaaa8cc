using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

/// <summary>Mean spread and depth over the last whole seconds, by symbol: each second counts with its last quote, one without a quote not at all.</summary>
public sealed class QuoteMeans
{
    private readonly int _seconds;
    private readonly Sample[] _samples;
    private readonly Sample[] _latest;

    /// <param name="windowNs">A whole number of seconds.</param>
    /// <param name="slots">Symbols.</param>
    public QuoteMeans(long windowNs, int slots)
    {
        _seconds = (int)(windowNs / EngineTime.NsPerSecond);
        _samples = new Sample[_seconds * slots];
        _latest = new Sample[slots];
    }

    public long SizeInBytes => (_samples.LongLength + _latest.LongLength) * 24;

    /// <summary>A quote at the symbol's time.</summary>
    public void Add(int slot, long nowNs, double spreadPpm, double depth)
    {
        ref var latest = ref _latest[slot];
        var second = nowNs / EngineTime.NsPerSecond;
        if (latest.Second != 0 && second != latest.Second) _samples[slot * _seconds + (int)(latest.Second % _seconds)] = latest;
        latest = new Sample(second, spreadPpm, depth);
    }

    /// <summary>Over the seconds before the present one; NaN where none of them had a quote.</summary>
    public (double SpreadPpm, double Depth) Read(int slot, long nowNs)
    {
        var second = nowNs / EngineTime.NsPerSecond;
        var (spread, depth, count) = (0.0, 0.0, 0);
        for (var i = 0; i < _seconds; i++)
        {
            ref readonly var sample = ref _samples[slot * _seconds + i];
            if (sample.Second == 0 || sample.Second >= second || sample.Second < second - _seconds) continue;
            spread += sample.SpreadPpm;
            depth += sample.Depth;
            count++;
        }

        return (spread / count, depth / count);
    }

    public void Clear(int slot)
    {
        _latest[slot] = default;
        _samples.AsSpan(slot * _seconds, _seconds).Clear();
    }

    private readonly record struct Sample(long Second, double SpreadPpm, double Depth);
}
