using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Simulation.Reports;

/// <summary>Measures the implementation shortfall of a run's entries by the style that they were worked in, from its ledger.</summary>
/// <remarks>The price at the decision is the mid of the quote that the signal came with, where it came with one, else the last trade, in every style. A fee in another asset than the quote currency is not counted. What a market order did not fill has no price at the end and costs nothing here.</remarks>
public sealed class ShortfallTally(InstrumentTable instruments) : ILedgerHandler
{
    private readonly Dictionary<long, MarketOrder> _market = [];
    private readonly Dictionary<long, List<long>> _ordersOf = [];
    private readonly SortedDictionary<EntryStyle, Shortfall> _styles = [];
    private readonly Dictionary<(int InstrumentId, long Sequence), long> _mids = [];

    /// <summary>By style; market orders that are still at the venue count as far as they are, entries that are still worked do not.</summary>
    public IReadOnlyList<Shortfall> Read()
    {
        var styles = new SortedDictionary<EntryStyle, Shortfall>(_styles);
        foreach (var order in _market.Values)
        {
            // One that still waits is none at market.
            ref readonly var terms = ref order.Terms;
            if (terms.Type != OrderType.Market) continue;
            var arrival = _mids.GetValueOrDefault((terms.InstrumentId, terms.Id.Sequence), terms.ReferencePrice);
            Add(styles, EntryStyle.Market, terms.InstrumentId, terms.PositionDirection, arrival, arrival, terms.Quantity, order.Filled, order.Cost, order.Fees, 1);
        }

        return [.. styles.Values];
    }

    /// <summary>Takes the quote of a signal: what a market order is decided at. Read at the end alone, so another thread may tell.</summary>
    public void OnSignal(in Signal signal)
    {
        if (signal.Bid > 0 && signal.Ask > 0) _mids[(signal.InstrumentId, signal.Sequence)] = signal.Bid + (signal.Ask - signal.Bid) / 2;
    }

    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.OrderPlaced && e.Order.Leg == OrderLeg.Entry)
        {
            _market[e.Order.Order] = new MarketOrder { Terms = e.Order };
            if (!_ordersOf.TryGetValue(e.Order.PositionId, out var orders)) _ordersOf[e.Order.PositionId] = orders = [];
            orders.Add(e.Order.Order);
        }
        else if (e is { Kind: LedgerEventKind.OrderReported, Report.Kind: OrderReportKind.Filled } && _market.TryGetValue(e.Report.Order, out var order))
        {
            order.Filled += e.Report.Quantity;
            order.Cost += (Int128)e.Report.Price * e.Report.Quantity;
            if (e.Report.FeeIn == FeeAsset.Quote) order.Fees += e.Report.Fee;
        }
        else if (e.Kind == LedgerEventKind.EntryWorked)
        {
            ref readonly var worked = ref e.Worked;
            if (_ordersOf.Remove(worked.PositionId, out var orders)) orders.ForEach(number => _market.Remove(number));
            Add(_styles, worked.Style, worked.InstrumentId, worked.Direction, worked.ArrivalPrice, worked.EndPrice, worked.Intended, worked.Filled, worked.FilledCost, worked.Fees, worked.Orders);
        }
    }

    private void Add(SortedDictionary<EntryStyle, Shortfall> styles, EntryStyle style, int instrumentId, Direction direction, long arrival, long end, long intended, long filled,
        Int128 cost, Int128 fees, int orders)
    {
        var instrument = instruments[instrumentId];
        var before = styles.GetValueOrDefault(style) ?? new Shortfall
        {
            Style = style.ToString(), Entries = 0, Orders = 0, Intended = 0, Filled = 0, PriceCost = 0, Fees = 0, OpportunityCost = 0,
        };
        var sign = direction == Direction.Long ? 1 : -1;
        styles[style] = before with
        {
            Entries = before.Entries + 1, Orders = before.Orders + orders, Intended = before.Intended + Money.Of(arrival, intended, instrument),
            Filled = before.Filled + Money.Of(arrival, filled, instrument), Fees = before.Fees + fees,
            PriceCost = before.PriceCost + sign * Money.OfProduct(cost - (Int128)arrival * filled, instrument),
            OpportunityCost = before.OpportunityCost + sign * Money.OfProduct((Int128)(end - arrival) * (intended - filled), instrument),
        };
    }

    private sealed class MarketOrder
    {
        public OrderTerms Terms;
        public long Filled;
        public Int128 Cost;
        public Int128 Fees;
    }
}
