using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The venue's words for where an order of the matching engine is.</summary>
internal static class OrderStatus
{
    public static bool IsOver(string? status) => status is "FILLED" or "CANCELED" or "EXPIRED" or "EXPIRED_IN_MATCH" or "REJECTED";

    public static OrderReportKind KindOf(string? status) => status == "REJECTED" ? OrderReportKind.Rejected : OrderReportKind.Cancelled;
}
