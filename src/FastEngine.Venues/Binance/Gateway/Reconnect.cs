using FastEngine.Core;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>When a lost connection is tried again: at once, then at doubling times with jitter.</summary>
internal sealed class Reconnect(long firstNs, long mostNs, Random random)
{
    private int _failures;
    private long _nextNs = long.MinValue;

    public bool IsDue(long nowNs) => nowNs >= _nextNs;

    /// <summary>An attempt begins.</summary>
    public void OnAttempt(long nowNs)
    {
        var delayNs = Math.Min(mostNs, firstNs << Math.Min(_failures, 20));
        _failures++;

        // Between half and all of it, so that many that were cut at once do not come back at once.
        _nextNs = nowNs + delayNs / 2 + (long)(random.NextDouble() * (delayNs - delayNs / 2));
    }

    /// <summary>It held for a while.</summary>
    public void OnStable()
    {
        _failures = 0;
        _nextNs = long.MinValue;
    }

    public static Reconnect Usual(Random random) => new(250 * EngineTime.NsPerMs, 30 * EngineTime.NsPerSecond, random);
}
