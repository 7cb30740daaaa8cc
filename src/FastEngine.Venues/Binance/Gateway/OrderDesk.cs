using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Errors;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Orders from the trade thread to the venue: what may leave leaves at once, what reduces waits when it may not, an entry is given back.</summary>
internal sealed class OrderDesk(MarketContext context, OrderSending sending, OrderTeller teller, LookUpDesk lookUps, EntryGate entries)
{
    private readonly List<TrackedOrder> _due = [];

    /// <summary>Something on the connection of orders was not answered; until who looks after that takes it back.</summary>
    public bool HasUnanswered { get; set; }

    public void Submit(in OrderTerms terms)
    {
        var order = context.Orders.Find(terms.Order);
        if (order is { State: OrderState.Adopted })
        {
            // A recovery has found that the venue never got it.
            order.Terms = terms;
        }
        else if (order is not null)
        {
            context.Tell(GatewayNoticeKind.DuplicateDropped, order, value: terms.Order);
            return;
        }
        else if (context.Orders.Find(in terms.Id) is { } same)
        {
            // The backup path sends an exit under a number of its own, and the id of the order that it stands for.
            context.Tell(GatewayNoticeKind.DuplicateDropped, same, value: terms.Order);
            return;
        }
        else order = context.Orders.Add(in terms);

        if (terms.IsListed && context.IsSpot) Pair(order);
        else Leave(order);
    }

    /// <summary>An order of an earlier process that the venue may have.</summary>
    public void Adopt(in OrderTerms terms, long filled)
    {
        if (context.Orders.Find(terms.Order) is not null) return;
        var order = context.Orders.Add(in terms);
        order.State = OrderState.Adopted;
        order.Filled = order.VenueFilled = order.ToldBefore = filled;
        order.SentNs = order.HeardNs = context.NowNs();
        order.IsAccepted = filled > 0;
    }

    public void Cancel(long number)
    {
        var order = context.Orders.Find(number);
        if (order is null || !order.IsLive)
        {
            teller.NothingToCancel(number);
            return;
        }

        order.IsCancelWanted = true;
        if (order.MayBeAtVenue)
        {
            LeaveCancel(order);
            return;
        }

        // The other leg of its list goes on alone.
        if (order.Partner is { } partner) partner.RetryNs = 0;
        teller.End(order, OrderReportKind.Cancelled, RejectReason.None, context.VenueMs());
    }

    /// <summary>Sends what waited, and doubts what was not answered.</summary>
    public void DoWork(long nowNs)
    {
        _due.Clear();
        foreach (var order in context.Orders.Live)
        {
            if (IsDue(order, nowNs)) _due.Add(order);
        }

        foreach (var order in _due)
        {
            if (!order.IsLive || !IsDue(order, nowNs)) continue;
            switch (order.State)
            {
                case OrderState.Pairing:
                case OrderState.Held:
                    Leave(order);
                    break;
                case OrderState.Sent when order.AnswerDueNs <= nowNs:
                    HasUnanswered = true;
                    lookUps.Doubt(order, "not answered");
                    break;
                default:
                    if (order.IsCancelSent) Unanswered(order);
                    else LeaveCancel(order);
                    break;
            }
        }
    }

    /// <summary>The connection of orders is lost: what was on it and not answered may have arrived.</summary>
    public void OnLineLost()
    {
        foreach (var order in context.Orders.Live)
        {
            if (order.AnswerDueNs is > 0 and < long.MaxValue) order.AnswerDueNs = 1;
            if (order.CancelDueNs is > 0 and < long.MaxValue) order.CancelDueNs = 1;
        }
    }

    /// <summary>The venue refused to place an order, or nobody knows.</summary>
    public void OnPlaceFailed(TrackedOrder order, in ErrorVerdict verdict, string text)
    {
        if (order.State is not (OrderState.Sent or OrderState.Doubt)) return;
        order.AnswerDueNs = 0;
        switch (verdict.Action)
        {
            case ErrorAction.InDoubt:
                lookUps.Doubt(order, text);
                break;
            case ErrorAction.Retry or ErrorAction.Resync or ErrorAction.BackOff:
                Again(order, in verdict, text);
                break;
            case ErrorAction.Refused when verdict.Reject == RejectReason.DuplicateClientId:
                // Its id is at the venue: as it was sent once, so is it.
                lookUps.Doubt(order, text);
                break;
            default:
                context.Tell(verdict.Action == ErrorAction.Stop ? GatewayNoticeKind.AccountRefused : GatewayNoticeKind.OrderRefused, order, text);
                teller.End(order, OrderReportKind.Rejected, verdict.Reject == RejectReason.None ? RejectReason.Refused : verdict.Reject, context.VenueMs());
                break;
        }
    }

    /// <summary>The venue did not cancel it.</summary>
    public void OnCancelFailed(TrackedOrder order, in ErrorVerdict verdict, string text)
    {
        order.CancelDueNs = 0;
        order.IsCancelSent = false;
        if (!order.IsLive) return;
        switch (verdict.Action)
        {
            case ErrorAction.Unknown:
                order.IsCancelWanted = false;
                teller.NothingToCancel(order.Terms.Order);
                lookUps.Ask(order);
                break;
            case ErrorAction.Retry or ErrorAction.Resync or ErrorAction.BackOff or ErrorAction.InDoubt:
                // A cancellation does no harm twice.
                order.RetryNs = RetryNs(in verdict);
                break;
            default:
                order.IsCancelWanted = false;
                context.Tell(verdict.Action == ErrorAction.Stop ? GatewayNoticeKind.AccountRefused : GatewayNoticeKind.OrderRefused, order, text);
                lookUps.Ask(order);
                break;
        }
    }

    private static bool IsDue(TrackedOrder order, long nowNs) => order.State switch
    {
        OrderState.Pairing or OrderState.Held => order.RetryNs <= nowNs,
        OrderState.Ended => false,
        _ => (order.State == OrderState.Sent && order.AnswerDueNs <= nowNs)
            || (order.IsCancelWanted && (order.IsCancelSent ? order.CancelDueNs : order.RetryNs) <= nowNs),
    };

    private void Leave(TrackedOrder order)
    {
        if (order.IsEntry && !entries.IsOpen())
        {
            teller.GiveBack(order);
            return;
        }

        if (sending.TryPlace(order)) return;
        if (order.IsEntry) teller.GiveBack(order);
        else Hold(order, context.Limiter.RetryNs(context.NowNs()));
    }

    private void LeaveCancel(TrackedOrder order)
    {
        if (!sending.TryCancel(order)) order.RetryNs = context.Limiter.RetryNs(context.NowNs());
    }

    private static void Hold(TrackedOrder order, long retryNs)
    {
        order.State = OrderState.Held;
        order.RetryNs = retryNs;
        if (order.Partner is not { } partner) return;
        partner.State = OrderState.Held;
        partner.RetryNs = long.MaxValue;
    }

    // Nothing was done, so it may leave again under its id. An entry does so once, and not when it would have to wait.
    private void Again(TrackedOrder order, in ErrorVerdict verdict, string text)
    {
        if (order.State == OrderState.Doubt) return;
        if (order.IsEntry && (order.WasRetried || verdict.Action == ErrorAction.BackOff))
        {
            context.Tell(GatewayNoticeKind.OrderRefused, order, text);
            teller.GiveBack(order);
            return;
        }

        order.WasRetried = true;
        Hold(order, RetryNs(in verdict));
    }

    private long RetryNs(in ErrorVerdict verdict)
    {
        var nowNs = context.NowNs();
        return verdict.Action == ErrorAction.BackOff ? Math.Max(context.Limiter.RetryNs(nowNs), nowNs + context.Options.LookUpNs) : nowNs + context.Options.LookUpNs;
    }

    private void Unanswered(TrackedOrder order)
    {
        HasUnanswered = true;
        order.IsCancelSent = false;
        order.CancelDueNs = 0;
        order.RetryNs = context.NowNs() + context.Options.LookUpNs;
        lookUps.Ask(order);
    }

    // The legs of a list leave together; one whose other does not come leaves alone.
    private void Pair(TrackedOrder order)
    {
        foreach (var other in context.Orders.Live)
        {
            if (other.State != OrderState.Pairing || other == order || other.Terms.PositionId != order.Terms.PositionId || other.Terms.Leg == order.Terms.Leg
                || other.Terms.Quantity != order.Terms.Quantity)
                continue;
            (order.Partner, other.Partner) = (other, order);
            Leave(order);
            return;
        }

        order.State = OrderState.Pairing;
        order.RetryNs = context.NowNs() + context.Options.PairingNs;
    }
}
