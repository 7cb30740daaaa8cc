using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Gives back to the trade stage the entries that could not leave, as its venue would refuse them.</summary>
internal sealed class NeverSentReports(TradeDesk desk) : INeverSentHandler
{
    public bool TryGiveBack(in OrderTerms order)
    {
        var report = new OrderReport
        {
            Order = order.Order, TimeNs = order.DecidedNs, VenueTimeNs = order.DecidedNs, Kind = OrderReportKind.Rejected, Reject = RejectReason.NeverSent,
        };
        return desk.Post(in report);
    }
}
