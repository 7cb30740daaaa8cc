using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Tests.Desk;

/// <summary>A ledger event as text, all but stamps.</summary>
internal static class LedgerLine
{
    public static string Of(in LedgerEvent e) => $"{e.Sequence} {e.TimeNs} {e.Kind} " + e.Kind switch
    {
        LedgerEventKind.Refused => $"{e.Refusal.Handler} {e.Refusal.Cause} {e.Refusal.Measured:R} {e.Refusal.Limit:R} {e.Refusal.Signal.Sequence} {e.Refusal.Signal.Direction}",
        LedgerEventKind.OrderPlaced => $"{e.Order.Id} {e.Order.Order} {e.Order.DecidedNs} {e.Order.PositionId} {e.Order.Quantity} {e.Order.Side} {e.Order.Type} {e.Order.Leg} {e.Order.Reason}",
        LedgerEventKind.OrderReported or LedgerEventKind.CancelRequested =>
            $"{e.Report.Order} {e.Report.TimeNs} {e.Report.VenueTimeNs} {e.Report.Kind} {e.Report.Price} {e.Report.Quantity} {e.Report.Remaining} {e.Report.Fee} {e.Report.TradeId} {e.Report.Reject}",
        LedgerEventKind.ExitRequested or LedgerEventKind.ExitFailed =>
            $"{e.Exit.PositionId} {e.Exit.TimeNs} {e.Exit.Reason} {e.Exit.Price} {e.Exit.StopPrice} {e.Exit.Measured:R} {e.Exit.Threshold:R} {e.Exit.PartPpm}",
        LedgerEventKind.PositionOpened => $"{e.Position.PositionId} {e.Position.Quantity} {e.Position.Cost} {e.Position.Fees} {e.Position.Direction}",
        LedgerEventKind.TradeClosed => $"{e.Trade.PositionId} {e.Trade.EntryCost} {e.Trade.ExitProceeds} {e.Trade.Fees} {e.Trade.Pnl} {e.Trade.Quantity} {e.Trade.Reason} {e.Trade.IsLast}",
        LedgerEventKind.Account => $"{e.Account.Cash} {e.Account.Unrealised} {e.Account.Exposure} {e.Account.OpenPositions}",
        _ => "",
    };
}
