using FastEngine.Core;

namespace FastEngine.Venues.Binance.Limits;

/// <summary>A limit of the venue: at most so much in each interval.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="IntervalNs">Its length; the venue's begin at multiples of it.</param>
/// <param name="Limit">The most that is allowed.</param>
public readonly record struct LimitRule(LimitKind Kind, long IntervalNs, int Limit)
{
    /// <summary>As <c>exchangeInfo</c> and the answers of the WebSocket API write it; false for a kind or interval that is not known.</summary>
    public static bool TryParse(string? kind, string? interval, int intervals, int limit, out LimitRule rule)
    {
        LimitKind? counted = kind switch
        {
            "REQUEST_WEIGHT" => LimitKind.Weight,
            "ORDERS" => LimitKind.Orders,
            "RAW_REQUESTS" => LimitKind.Requests,
            _ => null,
        };
        var unitNs = interval switch
        {
            "SECOND" => EngineTime.NsPerSecond,
            "MINUTE" => EngineTime.NsPerMinute,
            "HOUR" => EngineTime.NsPerHour,
            "DAY" => 24 * EngineTime.NsPerHour,
            _ => 0L,
        };
        rule = new LimitRule(counted ?? LimitKind.Weight, unitNs * intervals, limit);
        return counted is not null && unitNs > 0 && intervals > 0 && limit > 0;
    }

    /// <summary>As a header names it: <c>1M</c>, <c>10S</c>.</summary>
    public string Suffix => IntervalNs switch
    {
        >= 24 * EngineTime.NsPerHour => $"{IntervalNs / (24 * EngineTime.NsPerHour)}D",
        >= EngineTime.NsPerHour => $"{IntervalNs / EngineTime.NsPerHour}H",
        >= EngineTime.NsPerMinute => $"{IntervalNs / EngineTime.NsPerMinute}M",
        _ => $"{IntervalNs / EngineTime.NsPerSecond}S",
    };
}
