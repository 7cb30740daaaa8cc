using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Rest;

/// <summary>Counts request weight and orders in the exchange's minutes, and refuses what is too much: 429, and 418 when the client goes on.</summary>
internal sealed class RateLimiter(RateLimitOptions options)
{
    private const long TenSecondsMs = 10_000;
    private const long MinuteMs = 60_000;

    private long _minute;
    private long _tenSeconds;
    private int _weight;
    private int _ordersPerMinute;
    private int _ordersPer10Seconds;
    private int _refused;
    private long _bannedUntilMs;

    public RateLimitOptions Options { get; } = options;

    public int Weight => _weight;

    public int OrdersPerMinute => _ordersPerMinute;

    public int OrdersPer10Seconds => _ordersPer10Seconds;

    /// <summary>How long to stay away after a refusal, whole seconds.</summary>
    public long RetryAfterSeconds(long nowMs) => Math.Max(1, ((_bannedUntilMs > nowMs ? _bannedUntilMs : (_minute + 1) * MinuteMs) - nowMs + 999) / 1_000);

    /// <summary>Counts a request; null when it may go on.</summary>
    public VenueError? Count(long nowMs, int weight, int orders)
    {
        Roll(nowMs);
        if (nowMs < _bannedUntilMs) return VenueErrors.Banned(_bannedUntilMs);
        _weight += weight;
        if (_weight > Options.WeightPerMinute)
        {
            if (++_refused <= Options.BanAfter) return VenueErrors.TooMuchWeight(Options.WeightPerMinute);
            _bannedUntilMs = nowMs + Options.BanSeconds * 1_000L;
            return VenueErrors.Banned(_bannedUntilMs);
        }

        if (_ordersPer10Seconds + orders > Options.OrdersPer10Seconds) return VenueErrors.TooManyOrders(Options.OrdersPer10Seconds, "10 SECONDS");
        if (_ordersPerMinute + orders > Options.OrdersPerMinute) return VenueErrors.TooManyOrders(Options.OrdersPerMinute, "1 MINUTE");
        _ordersPerMinute += orders;
        _ordersPer10Seconds += orders;
        return null;
    }

    private void Roll(long nowMs)
    {
        if (nowMs / TenSecondsMs != _tenSeconds)
        {
            _tenSeconds = nowMs / TenSecondsMs;
            _ordersPer10Seconds = 0;
        }

        if (nowMs / MinuteMs == _minute) return;
        _minute = nowMs / MinuteMs;
        _weight = _ordersPerMinute = _refused = 0;
    }
}
