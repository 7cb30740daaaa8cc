using System.Globalization;
using FastEngine.Core;
using FastEngine.Venues.Binance.Limits;

namespace FastEngine.Venues.Binance.Rest;

/// <summary>Names of the headers that say how much of a limit is used: <c>X-MBX-USED-WEIGHT-1M</c>, <c>X-MBX-ORDER-COUNT-10S</c>.</summary>
internal static class LimitHeader
{
    private const string Weight = "X-MBX-USED-WEIGHT-";
    private const string Orders = "X-MBX-ORDER-COUNT-";

    public static bool TryParse(string name, out LimitKind kind, out long intervalNs)
    {
        intervalNs = 0;
        kind = LimitKind.Weight;
        if (name.StartsWith(Orders, StringComparison.OrdinalIgnoreCase)) kind = LimitKind.Orders;
        else if (!name.StartsWith(Weight, StringComparison.OrdinalIgnoreCase)) return false;
        var text = name.AsSpan(kind == LimitKind.Orders ? Orders.Length : Weight.Length);
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var intervals)) return false;
        intervalNs = intervals * char.ToUpperInvariant(text[^1]) switch
        {
            'S' => EngineTime.NsPerSecond,
            'M' => EngineTime.NsPerMinute,
            'H' => EngineTime.NsPerHour,
            'D' => 24 * EngineTime.NsPerHour,
            _ => 0L,
        };
        return intervalNs > 0;
    }
}
