using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The parent orders that are being worked on a symbol: they begin at random, last for heavy-tailed times and end.</summary>
internal sealed class ParentOrders(ulong seed, long startNs)
{
    private const int Most = 16;

    /// <summary>Shortest duration, s; the chance to last longer than D falls with D^-1.5, as the sizes of parent orders do.</summary>
    private const double ShortestSeconds = 20;

    private const double TailExponent = 1.5;
    private const double LongestSeconds = 3600;

    /// <summary>Intensity of one of the shortest duration; longer ones are worked more slowly, with the root of their duration.</summary>
    private const double Intensity = 1.2;

    private const double IntensitySpread = 0.9;
    private const double SweepIntensity = 8;
    private const double SweepSeconds = 12;

    private readonly ParentOrder[] _working = new ParentOrder[Most];
    private Xoshiro256 _random = new(seed);
    private long _nextNs = startNs;
    private int _count;
    private bool _isDrawn;

    /// <summary>Slices a second of all of them, relative to the symbol's mean rate of orders.</summary>
    public double TotalIntensity { get; private set; }

    /// <summary>When the next one begins or ends: nothing changes before.</summary>
    public long NextChangeNs { get; private set; } = startNs;

    /// <summary>Mean of <see cref="TotalIntensity"/>, but for the cut of the longest.</summary>
    public static double MeanIntensity(in LatentProfile profile)
    {
        // With a tail of D^-1.5 from d on, D has the mean 3 d and its root the mean 1.5 times the root of d.
        var noise = Math.Exp(IntensitySpread * IntensitySpread / 2);
        var each = (1 - profile.SweepShare) * Intensity * 1.5 * ShortestSeconds + profile.SweepShare * SweepIntensity * 3 * SweepSeconds;
        return profile.ParentsPerHour / 3600 * noise * each;
    }

    /// <summary>Ends and begins what is due.</summary>
    public void MoveTo(long nowNs, in LatentProfile profile)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_working[i].EndNs <= nowNs) _working[i] = _working[--_count];
        }

        while (_nextNs <= nowNs)
        {
            if (_isDrawn) Begin(nowNs, in profile);
            _isDrawn = true;
            _nextNs += Ns(_random.NextExponential() * 3600 / profile.ParentsPerHour);
        }

        NextChangeNs = _nextNs;
        TotalIntensity = 0;
        for (var i = 0; i < _count; i++)
        {
            NextChangeNs = Math.Min(NextChangeNs, _working[i].EndNs);
            TotalIntensity += _working[i].Intensity;
        }
    }

    /// <summary>The side of the parent order in whose share of the intensity a draw lands.</summary>
    /// <param name="draw">0 to <see cref="TotalIntensity"/>.</param>
    public Side SideOf(double draw)
    {
        for (var i = 0; i < _count - 1; i++)
        {
            draw -= _working[i].Intensity;
            if (draw <= 0) return _working[i].Side;
        }

        return _working[_count - 1].Side;
    }

    private void Begin(long nowNs, in LatentProfile profile)
    {
        // Every beginning draws the same number of times, whatever comes out.
        var isSweep = _random.NextBool(profile.SweepShare);
        var isBuy = _random.NextBool(0.5 + 0.5 * profile.ParentLean);
        var tail = PortableMath.Exp(-PortableMath.Log(_random.NextUnit()) / TailExponent);
        var noise = PortableMath.Exp(IntensitySpread * _random.NextGaussian());
        if (_count == Most) return;
        var seconds = Math.Min(LongestSeconds, (isSweep ? SweepSeconds : ShortestSeconds) * tail);
        _working[_count++] = new ParentOrder
        {
            Side = isBuy ? Side.Buy : Side.Sell,
            EndNs = nowNs + Ns(isSweep ? Math.Min(seconds, 10 * SweepSeconds) : seconds),
            Intensity = noise * (isSweep ? SweepIntensity : Intensity * Math.Sqrt(ShortestSeconds / seconds)),
        };
    }

    private static long Ns(double seconds) => (long)(seconds * EngineTime.NsPerSecond) + 1;
}
