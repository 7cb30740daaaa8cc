using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The venue's words for where an order of the algo service is.</summary>
internal static class AlgoStatus
{
    /// <summary>Whether it makes no plain order any more.</summary>
    public static bool IsOver(string? status) => status is "CANCELED" or "EXPIRED" or "REJECTED" or "FINISHED";

    public static OrderReportKind KindOf(string? status) => status == "REJECTED" ? OrderReportKind.Rejected : OrderReportKind.Cancelled;
}
