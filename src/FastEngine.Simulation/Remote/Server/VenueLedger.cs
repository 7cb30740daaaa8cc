using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>Every order by its client id, every report and every fill, for ever; positions and cash by exact sums.</summary>
internal sealed class VenueLedger(InstrumentTable instruments)
{
    private readonly Dictionary<ClientOrderId, VenueOrder> _orders = [];
    private readonly Dictionary<long, ClientOrderId> _numbers = [];
    private readonly List<ClientOrderId> _arrivals = [];
    private readonly HashSet<(long Order, long TimeNs)> _cancellations = [];
    private readonly long[] _net = new long[instruments.Count];
    private readonly Int128[] _paid = new Int128[instruments.Count];
    private readonly Int128[] _fees = new Int128[instruments.Count];
    private readonly long[] _fills = new long[instruments.Count];

    public List<VenueReport> Reports { get; } = [];

    public List<VenueExecution> Executions { get; } = [];

    public List<string> Violations { get; } = [];

    public IEnumerable<VenueOrder> Orders => _arrivals.Select(id => _orders[id]);

    public VenueOrder Find(in ClientOrderId id) =>
        _orders.TryGetValue(id, out var order) ? order : new VenueOrder(new OrderTerms { Id = id }, VenueOrderStatus.Unknown, 0, 0, 0);

    public bool IsNumberTaken(long number) => _numbers.ContainsKey(number);

    public void Add(in OrderTerms terms)
    {
        _orders.Add(terms.Id, new VenueOrder(terms, VenueOrderStatus.Received, 0, terms.Quantity, 0));
        _numbers.Add(terms.Order, terms.Id);
        _arrivals.Add(terms.Id);
    }

    /// <summary>False for a cancellation that was asked for before, by an engine that died since.</summary>
    public bool AddCancellation(long order, long timeNs) => _cancellations.Add((order, timeNs));

    /// <summary>Numbers a report and enters it into the books.</summary>
    public void Add(in OrderReport report, long afterTrade)
    {
        var sequence = Reports.Count + 1;
        var isKnown = _numbers.TryGetValue(report.Order, out var id);
        Reports.Add(new VenueReport(sequence, id, afterTrade, report));
        if (!isKnown) return;
        var order = _orders[id];
        switch (report.Kind)
        {
            case OrderReportKind.Accepted:
                _orders[id] = order with { Status = VenueOrderStatus.Open, LastReport = sequence };
                break;
            case OrderReportKind.Filled:
                Fill(in order, in report, sequence);
                break;
            case OrderReportKind.Cancelled:
                _orders[id] = order with { Status = VenueOrderStatus.Cancelled, Remaining = 0, LastReport = sequence };
                break;
            case OrderReportKind.Rejected when report.Reject != RejectReason.UnknownOrder:
                _orders[id] = order with { Status = VenueOrderStatus.Rejected, Remaining = 0, LastReport = sequence };
                break;
        }
    }

    public VenueState State(long matchedThrough)
    {
        var balances = new VenueBalance[instruments.Count];
        Int128 cash = 0;
        for (var id = 0; id < balances.Length; id++)
        {
            var own = -Money.OfProduct(_paid[id], instruments[id]) - _fees[id];
            balances[id] = new VenueBalance(id, _net[id], own, _fees[id], _fills[id]);
            cash += own;
        }

        var open = Orders.Where(order => order.Status is VenueOrderStatus.Received or VenueOrderStatus.Open);
        return new VenueState(Reports.Count, matchedThrough, balances, [.. open], Executions.Count, cash);
    }

    private void Fill(in VenueOrder order, in OrderReport report, long sequence)
    {
        var instrument = order.Terms.InstrumentId;
        var left = order.Remaining - report.Quantity;
        if (left < 0 || left != report.Remaining || order.Status is not VenueOrderStatus.Open)
            Violations.Add($"report {sequence}: {report.Quantity} of order {order.Terms.Id} filled while it was {order.Status} with {order.Remaining} left, and {report.Remaining} are said to be");
        _orders[order.Terms.Id] = order with
        {
            Status = left == 0 ? VenueOrderStatus.Filled : order.Status, Filled = order.Filled + report.Quantity, Remaining = left, LastReport = sequence,
        };
        var bought = order.Terms.Side == Side.Buy ? report.Quantity : -report.Quantity;
        _net[instrument] += bought;
        _paid[instrument] += (Int128)bought * report.Price;
        _fees[instrument] += report.Fee;
        _fills[instrument]++;
        Executions.Add(new VenueExecution(sequence, order.Terms.Id, order.Terms.Order, instrument, order.Terms.Side, report.TradeId, report.Price,
            report.Quantity, report.Fee, report.VenueTimeNs));
    }
}
