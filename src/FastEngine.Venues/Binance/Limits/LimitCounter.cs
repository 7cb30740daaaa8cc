namespace FastEngine.Venues.Binance.Limits;

/// <summary>What was used of one limit. Counts over any interval of its length, not over the venue's: so it holds wherever those begin.</summary>
/// <remarks>Time is cut into slices; one that is partly over counts in full. What the venue says that was used counts when it is more: then
/// others use the limit too.</remarks>
internal sealed class LimitCounter
{
    private const int Slices = 60;

    private LimitRule _rule;
    private readonly long _sliceNs;
    private readonly int[] _used = new int[Slices + 1];
    private long _slice;
    private int _sum;
    private int _foreign;
    private long _foreignUntilNs;

    public LimitCounter(LimitRule rule)
    {
        _rule = rule;
        _sliceNs = Math.Max(1, rule.IntervalNs / Slices);
    }

    public LimitRule Rule => _rule;

    /// <summary>The same use under another limit.</summary>
    public LimitCounter WithLimit(int limit)
    {
        _rule = _rule with { Limit = limit };
        return this;
    }

    public int Used(long nowNs)
    {
        Advance(nowNs);
        return _sum + (nowNs < _foreignUntilNs ? _foreign : 0);
    }

    public bool HasRoom(int amount, int limit, long nowNs) => Used(nowNs) + amount <= limit;

    public void Take(int amount, long nowNs)
    {
        Advance(nowNs);
        _used[(int)(_slice % _used.Length)] += amount;
        _sum += amount;
    }

    /// <summary>The venue says what was used of its present interval.</summary>
    public void Told(int used, long nowNs)
    {
        Advance(nowNs);
        var foreign = Math.Max(0, used - _sum);
        if (foreign == 0 || (nowNs < _foreignUntilNs && foreign <= _foreign)) return;
        _foreign = foreign;
        _foreignUntilNs = nowNs + _rule.IntervalNs;
    }

    /// <summary>When the oldest of what is counted is over; the present when nothing is.</summary>
    public long NextRoomNs(long nowNs)
    {
        Advance(nowNs);
        if (nowNs < _foreignUntilNs && _sum == 0) return _foreignUntilNs;
        for (var slice = _slice - Slices; slice <= _slice; slice++)
        {
            if (slice >= 0 && _used[(int)(slice % _used.Length)] != 0) return (slice + Slices + 1) * _sliceNs;
        }

        return nowNs;
    }

    private void Advance(long nowNs)
    {
        // A clock that goes back stays in the slice that it had reached: nothing is forgotten early.
        var slice = Math.Max(_slice, nowNs / _sliceNs);
        var over = Math.Min(slice - _slice, _used.Length);
        for (var i = 1; i <= over; i++)
        {
            ref var used = ref _used[(int)((_slice + i) % _used.Length)];
            _sum -= used;
            used = 0;
        }

        _slice = slice;
    }
}
