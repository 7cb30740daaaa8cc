using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>A venue that keeps positions and resting legs, and answers what its test lets it answer.</summary>
internal sealed class LegVenue(Desk desk)
{
    private readonly Dictionary<(int Instrument, Direction Direction), long> _held = [];

    /// <summary>Legs that rest, by their orders, with what they have open.</summary>
    public SortedDictionary<long, (OrderTerms Terms, long Open)> Resting { get; } = [];

    /// <summary>What a new leg is refused for.</summary>
    public Func<OrderTerms, RejectReason> Refuses { get; set; } = _ => RejectReason.None;

    /// <summary>Whether a request never arrives.</summary>
    public Func<VenueRequest, bool> Loses { get; set; } = _ => false;

    /// <summary>Whether positions are shown.</summary>
    public bool ShowsPositions { get; set; } = true;

    /// <summary>Takes what was said, at once by default.</summary>
    public Action<Action> Answer { get; set; } = said => said();

    /// <summary>What market orders fill at.</summary>
    public long Price { get; set; } = 100_00;

    /// <summary>Handles all that was sent.</summary>
    public void Run()
    {
        while (desk.Requests.TryDequeue(out var request))
        {
            if (Loses(request)) continue;
            if (request.Order is { } terms) Take(terms);
            else if (request.Query is { } query) Take(query);
            else Cancel(request.Cancels);
        }
    }

    /// <summary>Time goes on in steps, with a clock event at each.</summary>
    public void Wait(long ns, long step = 100 * EngineTime.NsPerMs)
    {
        for (var end = desk.Now + ns; desk.Now < end;)
        {
            desk.Now = Math.Min(end, desk.Now + step);
            desk.Clock(desk.Now);
            Run();
        }
    }

    /// <summary>A position that its venue shows, with its legs in place.</summary>
    public long Open(Signal signal)
    {
        desk.Send(signal);
        var position = desk.LastOrder.PositionId;
        Run();
        return position;
    }

    /// <summary>A leg is set off.</summary>
    public void Trigger(long order, long? quantity = null)
    {
        var (terms, open) = Resting[order];
        var filled = Math.Min(quantity ?? open, open);
        if (filled == open) Resting.Remove(order);
        else Resting[order] = (terms, open - filled);
        Fill(terms, filled, open - filled, terms.Price);
        if (terms.IsListed) CancelOthers(terms);
        Run();
    }

    /// <summary>A leg is gone, and its owner is told.</summary>
    public void CancelByHand(long order)
    {
        if (Resting.Remove(order)) Report(new OrderReport { Order = order, Kind = OrderReportKind.Cancelled });
        Run();
    }

    public void Fill(OrderTerms terms, long quantity, long remaining, long price)
    {
        var entry = terms.Leg is OrderLeg.Entry or OrderLeg.Hedge;
        _held[(terms.InstrumentId, terms.PositionDirection)] = HeldOf(terms.InstrumentId, terms.PositionDirection) + (entry ? quantity : -quantity);
        Report(new OrderReport { Order = terms.Order, Kind = OrderReportKind.Filled, Quantity = quantity, Price = price, Remaining = remaining });
    }

    /// <summary>Tells of a position by itself.</summary>
    public void PushPosition(int instrument, Direction direction) => Say(PositionOf(instrument, direction, 0));

    private void Take(OrderTerms terms)
    {
        if (terms.Type == OrderType.Market)
        {
            Fill(terms, terms.Quantity, 0, Price);
            return;
        }

        var refused = Refuses(terms);
        if (refused is RejectReason.None or RejectReason.DuplicateClientId) Resting[terms.Order] = (terms, terms.Quantity);
        Report(refused == RejectReason.None
            ? new OrderReport { Order = terms.Order, Kind = OrderReportKind.Accepted, Remaining = terms.Quantity }
            : new OrderReport { Order = terms.Order, Kind = OrderReportKind.Rejected, Reject = refused });
    }

    private void Take(VenueQuery query)
    {
        if (query.Kind == VenueQueryKind.Position)
        {
            if (ShowsPositions) Say(PositionOf(query.InstrumentId, query.Direction, query.Number));
            return;
        }

        foreach (var (order, (terms, open)) in Resting.Where(pair => pair.Value.Terms.InstrumentId == query.InstrumentId))
        {
            Say(new VenueUpdate
            {
                Kind = VenueUpdateKind.OpenOrder, Query = query.Number, Order = order, Quantity = open, Price = terms.Price, InstrumentId = terms.InstrumentId,
                Direction = terms.PositionDirection, Side = terms.Side,
            });
        }

        Say(new VenueUpdate { Kind = VenueUpdateKind.OpenOrdersEnd, Query = query.Number, InstrumentId = query.InstrumentId });
    }

    private void Cancel(long order) => Report(Resting.Remove(order)
        ? new OrderReport { Order = order, Kind = OrderReportKind.Cancelled }
        : new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = RejectReason.UnknownOrder });

    private void CancelOthers(OrderTerms set)
    {
        foreach (var order in Resting.Where(pair => pair.Value.Terms.PositionId == set.PositionId && pair.Key != set.Order).Select(pair => pair.Key).ToArray())
        {
            Resting.Remove(order);
            Report(new OrderReport { Order = order, Kind = OrderReportKind.Cancelled });
        }
    }

    private VenueUpdate PositionOf(int instrument, Direction direction, long query) => new()
    {
        Kind = VenueUpdateKind.Position, Query = query, InstrumentId = instrument, Direction = direction,
        Quantity = HeldOf(instrument, Direction.Long) - HeldOf(instrument, Direction.Short),
    };

    private long HeldOf(int instrument, Direction direction) => _held.GetValueOrDefault((instrument, direction));

    private void Report(OrderReport report) => Answer(() => desk.Report(report));

    private void Say(VenueUpdate update) => Answer(() => desk.Tell(update));
}
