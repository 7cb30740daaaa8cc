using FastEngine.Core;

namespace FastEngine.Feeds.Live;

/// <summary>How many connections may be opened in a stretch of time, over all that share it. One thread's.</summary>
/// <remarks>The venue counts by address, and bans who goes beyond: 300 in five minutes.</remarks>
public sealed class ConnectBudget
{
    private readonly long[] _openedNs;
    private readonly long _windowNs;
    private long _count;

    public ConnectBudget(int connections = 250, long windowNs = 5 * EngineTime.NsPerMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(connections);
        _openedNs = new long[connections];
        _windowNs = windowNs;
    }

    /// <summary>Takes one, if the one that is so many connections back is long enough ago.</summary>
    public bool TryTake(long nowNs)
    {
        ref var oldest = ref _openedNs[(int)(_count % _openedNs.Length)];
        if (_count >= _openedNs.Length && nowNs - oldest < _windowNs) return false;
        oldest = nowNs;
        _count++;
        return true;
    }
}
