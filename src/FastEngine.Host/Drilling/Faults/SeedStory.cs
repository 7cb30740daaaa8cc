using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>What an engine and its venue said in a drill, in the order of their times.</summary>
internal static class SeedStory
{
    private const int NsPerTick = 100;

    public static IReadOnlyList<string> Of(SeedLedger ledger, SeedVenue venue) =>
        [.. ledger.Events.Select(e => (e.TimeNs, Text: $"{Time(e.TimeNs)} {Tell(e)}")).Concat(venue.Told).OrderBy(line => line.TimeNs).Select(line => line.Text)];

    /// <summary>Of the day.</summary>
    public static string Time(long timeNs) => $"{DateTime.UnixEpoch.AddTicks(timeNs / NsPerTick):HH:mm:ss.fff}";

    private static string Tell(LedgerEvent e)
    {
        var name = Names.Of(in e);
        return e.Kind switch
        {
            LedgerEventKind.Refused => $"{name} {e.Refusal.Handler} {e.Refusal.Cause}",
            LedgerEventKind.OrderPlaced => $"{name} {e.Order.Order} {e.Order.Id} {e.Order.Leg} {e.Order.Type} {e.Order.Side} {e.Order.Quantity} of {e.Order.InstrumentId} {e.Order.PositionDirection} at {e.Order.Price} {e.Order.Reason}",
            LedgerEventKind.OrderReported => $"{name} {e.Report.Order} {e.Report.Kind} {e.Report.Quantity} {e.Report.Reject}",
            LedgerEventKind.Risk => $"{name} of {e.Risk.InstrumentId} {e.Risk.Quantity}",
            LedgerEventKind.TradeClosed => $"{name} {e.Trade.Reason} {e.Trade.Quantity}",
            LedgerEventKind.KillSwitchChanged => $"{name} {(KillSwitchLevel)e.Command.After}",
            _ => name,
        };
    }
}
