namespace FastEngine.Venues.Binance.Limits;

/// <summary>Keeps requests within the venue's limits, and a share of each for exits. Callable from any thread; allocates nothing once its rules are set.</summary>
public sealed class RateLimiter
{
    private readonly RateLimiterOptions _options;
    private readonly Lock _lock = new();
    private LimitCounter[] _counters;
    private long _blockedUntilNs = long.MinValue;

    public RateLimiter(RateLimiterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _counters = [.. options.Rules.Select(rule => new LimitCounter(rule))];
    }

    /// <summary>Requests that found no room.</summary>
    public long Refused { get; private set; }

    /// <summary>How often the venue said that it was too much: never, if the limits are right and nobody else uses the address.</summary>
    public long Overruns { get; private set; }

    /// <summary>Nothing may be sent before; in the past when all may.</summary>
    public long BlockedUntilNs
    {
        get
        {
            lock (_lock) return _blockedUntilNs;
        }
    }

    /// <summary>The limits as the venue says them now; what was used of one that stays is kept.</summary>
    public void SetRules(IEnumerable<LimitRule> rules)
    {
        lock (_lock)
        {
            _counters =
            [
                .. rules.Select(rule => Array.Find(_counters, counter => counter.Rule == rule)
                    ?? Array.Find(_counters, counter => counter.Rule.Kind == rule.Kind && counter.Rule.IntervalNs == rule.IntervalNs)?.WithLimit(rule.Limit)
                    ?? new LimitCounter(rule)),
            ];
        }
    }

    /// <summary>Takes what a request uses, when all of it may be used now.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="weight">Its weight, 0 for none.</param>
    /// <param name="orders">Orders that it places.</param>
    /// <param name="nowNs">Our clock.</param>
    public bool TryTake(RequestPurpose purpose, int weight, int orders, long nowNs)
    {
        lock (_lock)
        {
            if (nowNs < _blockedUntilNs || !HasRoom(purpose, weight, orders, nowNs))
            {
                Refused++;
                return false;
            }

            foreach (var counter in _counters)
            {
                var amount = AmountOf(counter.Rule.Kind, weight, orders);
                if (amount != 0) counter.Take(amount, nowNs);
            }

            return true;
        }
    }

    /// <summary>When it is worth trying again.</summary>
    public long RetryNs(long nowNs)
    {
        lock (_lock)
        {
            if (nowNs < _blockedUntilNs) return _blockedUntilNs;
            var retryNs = long.MaxValue;
            foreach (var counter in _counters) retryNs = Math.Min(retryNs, counter.NextRoomNs(nowNs));
            return Math.Max(nowNs, retryNs == long.MaxValue ? nowNs : retryNs);
        }
    }

    /// <summary>The venue says how much of a limit is used.</summary>
    public void Told(LimitKind kind, long intervalNs, int used, long nowNs)
    {
        lock (_lock)
        {
            foreach (var counter in _counters)
            {
                if (counter.Rule.Kind == kind && counter.Rule.IntervalNs == intervalNs) counter.Told(used, nowNs);
            }
        }
    }

    /// <summary>The venue says that it was too much: nothing leaves before it says that it may, exits neither. Going on would make a ban of it.</summary>
    /// <param name="isBanned">418 rather than 429.</param>
    /// <param name="retryAfterNs">What the venue said, 0 for nothing.</param>
    /// <param name="nowNs">Our clock.</param>
    public void BackOff(bool isBanned, long retryAfterNs, long nowNs)
    {
        lock (_lock)
        {
            Overruns++;
            var waitNs = retryAfterNs > 0 ? retryAfterNs : isBanned ? _options.BanNs : _options.BackOffNs;
            _blockedUntilNs = Math.Max(_blockedUntilNs, nowNs + waitNs);
        }
    }

    /// <summary>What is used of a limit now; 0 for one that there is not.</summary>
    public int Used(LimitKind kind, long intervalNs, long nowNs)
    {
        lock (_lock)
        {
            foreach (var counter in _counters)
            {
                if (counter.Rule.Kind == kind && counter.Rule.IntervalNs == intervalNs) return counter.Used(nowNs);
            }

            return 0;
        }
    }

    private bool HasRoom(RequestPurpose purpose, int weight, int orders, long nowNs)
    {
        foreach (var counter in _counters)
        {
            var amount = AmountOf(counter.Rule.Kind, weight, orders);
            if (amount == 0) continue;
            var limit = counter.Rule.Limit;
            if (purpose != RequestPurpose.Exit) limit -= (int)((long)limit * _options.ReservePpm / 1_000_000);
            if (!counter.HasRoom(amount, limit, nowNs)) return false;
        }

        return true;
    }

    private static int AmountOf(LimitKind kind, int weight, int orders) => kind switch
    {
        LimitKind.Weight => weight,
        LimitKind.Orders => orders,
        _ => 1,
    };
}
