using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Protection;

/// <summary>What follows from what the venue says of a leg's order.</summary>
internal sealed class LegReports(
    ProtectionOptions options, TradeClock clock, ProtectionLog log, PositionBook positions, LiveOrders orders, OrderGate gate, PositionActions actions,
    GuardBook guards, LegDesk legs)
{
    public void Apply(int slot, in OrderTerms terms, in OrderReport report)
    {
        ref var guard = ref guards[slot];
        ref var leg = ref LegDesk.LegOf(ref guard, terms.Leg);
        ref var order = ref LegDesk.Find(ref leg, terms.Order, out var isFound);
        if (!isFound) return;
        var isLive = orders.Find(terms.Order) >= 0;
        switch (report.Kind)
        {
            case OrderReportKind.Accepted:
                order.IsAccepted = true;
                order.DoubtNs = clock.NowNs + options.ConfirmNs;
                guard.IsUrgent = true;
                break;
            case OrderReportKind.Filled:
                order.Quantity -= Math.Min(order.Quantity, report.Quantity);
                order.IsFilling = true;

                // The stop or target of the position is reached; what its entry still fills is to be closed too.
                gate.CancelEntry(ref positions[slot]);
                break;
            case OrderReportKind.Rejected when isLive:
                order.State = LegOrderState.InDoubt;
                order.DoubtNs = report.Reject == RejectReason.DuplicateClientId ? clock.NowNs : clock.NowNs + options.PollNs;
                log.Leg(slot, RiskEventKind.LegLookedUp, leg.Kind, in order, reject: report.Reject);
                guard.IsUrgent = true;
                break;
        }

        if (!isLive) End(slot, ref guard, ref leg, ref order, in report);
    }

    private void End(int slot, ref Guard guard, ref Leg leg, ref LegOrder order, in OrderReport report)
    {
        var ended = order;
        order = default;
        if (leg.Current.Order == 0)
        {
            leg.Current = leg.Next;
            leg.Next = default;
        }

        var isRefused = report.Kind == OrderReportKind.Rejected && report.Reject != RejectReason.NeverSent;
        if (isRefused) Refuse(slot, ref leg, in ended, report.Reject);
        else if (leg.Current.Order != 0) leg.RetryNs = clock.NowNs + options.PollNs;
        else if (ended.IsCancelling || report.Kind == OrderReportKind.Filled) leg.Status = LegStatus.Free;
        else Lose(slot, ref guard, ref leg, in ended);
    }

    private void Lose(int slot, ref Guard guard, ref Leg leg, in LegOrder ended)
    {
        ref var other = ref leg.Kind == OrderLeg.Stop ? ref guard.Target : ref guard.Stop;
        if (other.Current.IsFilling)
        {
            // A list: the venue cancels one leg when the other is set off.
            log.Leg(slot, RiskEventKind.OtherLegCancelled, leg.Kind, in ended);
            leg.Status = LegStatus.Free;
            return;
        }

        // Whoever cancels one order of a list cancels both; of one alone the other was set off, and nothing is placed beside what it sells.
        if (legs.IsListed(in positions[slot]) && ended.IsAccepted && other.Current.IsAccepted && !other.Current.IsCancelling)
        {
            log.Leg(slot, RiskEventKind.OtherLegCancelled, leg.Kind, in ended);
            leg.Status = LegStatus.Yielded;
            return;
        }

        if (other.Status == LegStatus.Yielded) other.Status = LegStatus.Missing;
        leg.Status = LegStatus.Missing;
        if (ended.State != LegOrderState.Missing) log.Leg(slot, RiskEventKind.LegMissing, leg.Kind, in ended);
    }

    // When an order of the leg is left, what was refused is its replacement, which is tried again later.
    private void Refuse(int slot, ref Leg leg, in LegOrder refused, RejectReason reason)
    {
        var now = clock.NowNs;
        var isReplacement = leg.Current.Order != 0;
        log.Leg(slot, RiskEventKind.LegRefused, leg.Kind, in refused, reject: reason);
        var status = LegStatus.Blocked;
        leg.RetryNs = isReplacement ? now + options.LegIntervalNs : 0;
        switch (reason)
        {
            case RejectReason.ReduceOnly:
                if (leg.RefusedNs == 0) leg.RefusedNs = now;
                if (now - leg.RefusedNs >= options.ConfirmNs) break;
                leg.RetryNs = now + options.PollNs;
                status = LegStatus.Free;
                break;
            case RejectReason.WouldTrigger:
                log.Leg(slot, RiskEventKind.StopPassed, leg.Kind, in refused, reject: reason);
                actions.Close(slot, leg.Kind == OrderLeg.Stop ? ExitReason.StopPassed : ExitReason.TakeProfit);
                break;
            case RejectReason.MinNotional:
                log.Leg(slot, RiskEventKind.LegTooSmall, leg.Kind, in refused, reject: reason);
                actions.Close(slot, ExitReason.Unprotected);
                break;
            case RejectReason.InsufficientMargin:
                log.Leg(slot, RiskEventKind.MarginShort, leg.Kind, in refused, reject: reason);
                break;
        }

        if (!isReplacement) leg.Status = status;
    }
}
