using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Live;

/// <summary>Waits between attempts: doubling, with jitter over the upper half, from a seed.</summary>
public sealed class Backoff
{
    private const int MaxDoublings = 40;

    private readonly long _firstNs;
    private readonly long _mostNs;
    private Xoshiro256 _random;

    public Backoff(long firstNs, long mostNs, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstNs);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostNs, firstNs);
        _firstNs = firstNs;
        _mostNs = mostNs;
        _random = new Xoshiro256(seed);
    }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>Counts a failure.</summary>
    /// <returns>How long to wait, ns: between half of the doubled wait and all of it.</returns>
    public long Next()
    {
        var doublings = Math.Min(Failures++, MaxDoublings);
        var waitNs = (long)Int128.Min((Int128)_firstNs << doublings, _mostNs);
        return waitNs / 2 + (long)(_random.NextUnit() * (waitNs - waitNs / 2));
    }

    public void Reset() => Failures = 0;

    /// <summary>A part of a span, for spreading things that would come at once.</summary>
    public long Spread(long spanNs) => (long)(_random.NextUnit() * spanNs);
}
