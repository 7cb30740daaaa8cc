using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The way out of orders and cancellations: within the limits, by the connection of orders or by REST while there is none.</summary>
internal sealed class OrderSending(MarketContext context, OrderEncoder encoder, SignedRequest request, IMessageLine line, IOrderStamps? stamps = null)
{
    private const int CancelWeight = 1;

    // A request by REST is always answered, if only by its time-out.
    private const long NoDeadline = long.MaxValue;

    private int PlaceWeight => context.IsSpot ? 1 : 0;

    /// <summary>Sends an order; says what became of it by its state.</summary>
    /// <returns>False when it did not leave: there is no room in the limits.</returns>
    public bool TryPlace(TrackedOrder order)
    {
        var nowNs = context.NowNs();
        var partner = order.Partner;
        var orders = partner is null ? 1 : 2;
        var purpose = order.IsEntry ? RequestPurpose.Entry : RequestPurpose.Exit;
        if (partner is null) encoder.Place(in order.Terms, context.VenueMs());
        else EncodeList(order, partner);
        stamps?.Encoded(order.Terms.Order);
        if (line.State == LineState.Open)
        {
            if (!context.Limiter.TryTake(purpose, PlaceWeight, orders, nowNs)) return false;
            var outcome = line.Send(request.Message);
            if (outcome != SendOutcome.NotSent)
            {
                Stamp(order, partner);
                Left(order, nowNs, outcome);
                if (partner is not null) Left(partner, nowNs, outcome);
                return true;
            }
        }

        var isAlgo = encoder.FormOf(order.Terms.Type) == OrderForm.Algo;
        context.Rest.Send(new RestCall
        {
            Method = HttpMethod.Post, Path = partner is not null ? "/api/v3/orderList/oco" : PathOf(isAlgo), Query = request.ToQuery(), Weight = PlaceWeight,
            Orders = orders, Purpose = purpose, IsSafe = false, Tag = new RestTag((int)CallKind.Place, order.Terms.Order, partner is null ? 0 : 1),
        });
        // Another thread sends it; from here on it is the venue's round trip.
        Stamp(order, partner);
        Left(order, nowNs, SendOutcome.Sent);
        order.AnswerDueNs = NoDeadline;
        if (partner is null) return true;
        Left(partner, nowNs, SendOutcome.Sent);
        partner.AnswerDueNs = NoDeadline;
        return true;
    }

    /// <summary>Sends the cancellation of an order.</summary>
    /// <returns>False when it did not leave.</returns>
    public bool TryCancel(TrackedOrder order)
    {
        var nowNs = context.NowNs();
        encoder.Cancel(in order.Terms, context.VenueMs());
        order.IsCancelSent = true;
        if (line.State == LineState.Open)
        {
            if (!context.Limiter.TryTake(RequestPurpose.Exit, CancelWeight, 0, nowNs)) return order.IsCancelSent = false;
            if (line.Send(request.Message) != SendOutcome.NotSent)
            {
                order.CancelDueNs = nowNs + context.Options.AnswerNs;
                return true;
            }
        }

        var isAlgo = encoder.FormOf(order.Terms.Type) == OrderForm.Algo;
        context.Rest.Send(new RestCall
        {
            Method = HttpMethod.Delete, Path = PathOf(isAlgo), Query = request.ToQuery(), Weight = CancelWeight, Purpose = RequestPurpose.Exit,
            Tag = new RestTag((int)CallKind.Cancel, order.Terms.Order),
        });
        order.CancelDueNs = NoDeadline;
        return true;
    }

    private void Stamp(TrackedOrder order, TrackedOrder? partner)
    {
        stamps?.Sent(order.Terms.Order);
        if (partner is not null) stamps?.Sent(partner.Terms.Order);
    }

    private void EncodeList(TrackedOrder order, TrackedOrder partner)
    {
        var stop = order.Terms.Leg == OrderLeg.Stop ? order : partner;
        encoder.PlaceList(in stop.Terms, in (stop == order ? partner : order).Terms, context.VenueMs());
    }

    private void Left(TrackedOrder order, long nowNs, SendOutcome outcome)
    {
        order.SentNs = nowNs;
        order.AnswerDueNs = outcome == SendOutcome.Sent ? nowNs + context.Options.AnswerNs : nowNs;
        order.State = OrderState.Sent;
    }

    private string PathOf(bool isAlgo) => context.IsSpot ? "/api/v3/order" : isAlgo ? "/fapi/v1/algoOrder" : "/fapi/v1/order";
}
