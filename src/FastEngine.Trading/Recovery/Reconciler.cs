using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Recovery;

/// <summary>Compares what the trade stage believes with what the venue says. For the cold side: allocates, and changes nothing.</summary>
public sealed class Reconciler
{
    private readonly Instrument[] _instruments;

    /// <param name="instruments">The stage's, in instrument order.</param>
    public Reconciler(IReadOnlyList<Instrument> instruments) => _instruments = [.. new InstrumentTable(instruments).All];

    /// <summary>The differences: positions in instrument order, our orders by number, the venue's others, executions, cash. None is clean.</summary>
    public IReadOnlyList<Difference> Compare(TradeStage stage, VenueState venue)
    {
        var differences = new List<Difference>();
        ComparePositions(stage, venue, differences);
        CompareOrders(stage, venue, differences);
        if (venue.Executions is { } executions) Add(differences, DifferenceKind.Executions, stage.Executions, executions);
        if (venue.Cash is { } cash) Add(differences, DifferenceKind.Cash, CashOf(stage), cash);
        return differences;
    }

    /// <summary>Our account in the terms of <see cref="VenueState.Cash"/>: as if what is open had been paid in full.</summary>
    public Int128 CashOf(TradeStage stage)
    {
        var cash = stage.Account.Cash;
        foreach (ref readonly var position in Held(stage))
        {
            var cost = Money.OfProduct(position.Cost, _instruments[position.InstrumentId]);
            cash += position.Direction == Direction.Long ? -cost : cost;
        }

        return cash;
    }

    private void ComparePositions(TradeStage stage, VenueState venue, List<Difference> differences)
    {
        // By instrument and side; what is netted is all on the first.
        var theirs = new long[_instruments.Length * 2];
        foreach (var position in venue.Positions)
        {
            var id = position.InstrumentId;
            var side = position.Direction ?? (position.Quantity < 0 ? Direction.Short : Direction.Long);
            theirs[id * 2 + (stage.IsHedged(id) ? (int)side : 0)] += position.Quantity;
        }

        for (var id = 0; id < _instruments.Length; id++)
        {
            AddPosition(differences, stage.ExchangeQuantityOf(id, Direction.Long), theirs[id * 2], id, stage.IsHedged(id) ? Direction.Long : null);
            if (stage.IsHedged(id)) AddPosition(differences, stage.ExchangeQuantityOf(id, Direction.Short), theirs[id * 2 + 1], id, Direction.Short);
        }
    }

    private static void CompareOrders(TradeStage stage, VenueState venue, List<Difference> differences)
    {
        var theirs = new Dictionary<string, VenueOrder>(StringComparer.Ordinal);
        foreach (var order in venue.OpenOrders)
            if (!theirs.TryAdd(order.ClientId, order)) Add(differences, DifferenceKind.OrderUnknown, 0, order.Remaining, order.InstrumentId, order.ClientId);
        var live = new LiveOrderView[stage.LiveOrderCapacity];
        foreach (ref readonly var order in live.AsSpan(0, stage.CopyLiveOrders(live)))
        {
            var id = order.Terms.Id.ToString();
            var isThere = theirs.Remove(id, out var their);
            Add(differences, isThere ? DifferenceKind.OrderRemaining : DifferenceKind.OrderMissing, order.Terms.Quantity - order.Filled, their.Remaining,
                order.Terms.InstrumentId, id);
        }

        foreach (var order in venue.OpenOrders)
            if (theirs.Remove(order.ClientId)) Add(differences, DifferenceKind.OrderUnknown, 0, order.Remaining, order.InstrumentId, order.ClientId);
    }

    // Of strategies, and of none.
    private static ReadOnlySpan<OpenPosition> Held(TradeStage stage)
    {
        var held = new OpenPosition[stage.OpenPositionCapacity + stage.UnattributedCapacity];
        var open = stage.CopyOpenPositions(held);
        return held.AsSpan(0, open + stage.CopyUnattributed(held.AsSpan(open)));
    }

    private static void AddPosition(List<Difference> differences, long ours, long venues, int instrumentId, Direction? side)
    {
        if (ours != venues)
            differences.Add(new Difference { Kind = DifferenceKind.Position, InstrumentId = instrumentId, Direction = side, Ours = ours, Venues = venues });
    }

    private static void Add(List<Difference> differences, DifferenceKind kind, Int128 ours, Int128 venues, int instrumentId = -1, string? clientId = null)
    {
        if (ours != venues)
            differences.Add(new Difference { Kind = kind, InstrumentId = instrumentId, ClientId = clientId, Ours = ours, Venues = venues });
    }
}
