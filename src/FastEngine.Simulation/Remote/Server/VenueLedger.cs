using FastEngine.Engine;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>Every order by its client id, every report and every fill, for ever; positions and cash by exact sums.</summary>
/// <param name="instruments">Of the venue.</param>
/// <param name="paper">Its mode, and whether it leaves reports out.</param>
internal sealed class VenueLedger(InstrumentTable instruments, PaperOptions paper)
{
    private readonly Dictionary<ClientOrderId, VenueOrder> _orders = [];
    private readonly Dictionary<long, ClientOrderId> _numbers = [];
    private readonly List<ClientOrderId> _arrivals = [];
    private readonly Dictionary<ClientOrderId, int> _submissions = [];
    private readonly Dictionary<(long Order, long TimeNs), int> _cancellations = [];
    private readonly Dictionary<(long Number, long TimeNs), int> _queries = [];
    private readonly List<TapePlace> _actions = [];
    private readonly VenueBooks _books = new(instruments, paper.Mode);
    private readonly bool _losesReports = paper.Script.LosesReports;

    public List<VenueReport> Reports { get; } = [];

    /// <summary>Of each report: how many actions there were when it was taken.</summary>
    public List<int> ActionsBefore { get; } = [];

    public List<VenueExecution> Executions { get; } = [];

    public List<string> Violations { get; } = [];

    /// <summary>Orders and cancellations in the order in which they first came.</summary>
    public IReadOnlyList<TapePlace> Actions => _actions;

    public IEnumerable<VenueOrder> Orders => _arrivals.Select(id => _orders[id]);

    public VenueOrder Find(in ClientOrderId id) =>
        _orders.TryGetValue(id, out var order) ? order : new VenueOrder(new OrderTerms { Id = id }, VenueOrderStatus.Unknown, 0, 0, 0);

    public bool IsNumberTaken(long number) => _numbers.ContainsKey(number);

    public void Add(in OrderTerms terms, in TapePlace action)
    {
        _orders.Add(terms.Id, new VenueOrder(terms, VenueOrderStatus.Received, 0, terms.Quantity, 0));
        _numbers.Add(terms.Order, terms.Id);
        _arrivals.Add(terms.Id);
        _actions.Add(action);
        _submissions.Add(terms.Id, _actions.Count);
    }

    /// <summary>How many actions there were with this order, which is known.</summary>
    public int ActionsUpTo(in ClientOrderId id) => _submissions[id];

    /// <summary>A cancellation is known by its order and time.</summary>
    /// <param name="actions">How many actions there were with it.</param>
    /// <returns>False for one that was asked for before, by an engine that died since.</returns>
    public bool TryAddCancellation(long order, long timeNs, in TapePlace action, out int actions) => TryAdd(_cancellations, (order, timeNs), in action, out actions);

    /// <summary>A query is known by its number and time.</summary>
    /// <param name="actions">How many actions there were with it.</param>
    /// <returns>False for one that was asked before, by an engine that died since.</returns>
    public bool TryAddQuery(long number, long timeNs, in TapePlace action, out int actions) => TryAdd(_queries, (number, timeNs), in action, out actions);

    /// <summary>Numbers a report or an update and enters it into the books.</summary>
    public void Add(in TradeEvent told, long after)
    {
        var sequence = Reports.Count + 1;
        ActionsBefore.Add(_actions.Count);
        if (told.Kind == TradeEventKind.VenueUpdate)
        {
            Reports.Add(new VenueReport(sequence, default, after, told.Kind, default, told.VenueUpdate with { VenueSequence = 0 }));
            _books.Take(in told.VenueUpdate);
            return;
        }

        var report = told.OrderReport with { VenueSequence = 0 };
        var isKnown = _numbers.TryGetValue(report.Order, out var id);
        Reports.Add(new VenueReport(sequence, id, after, told.Kind, report, default));
        if (isKnown) Take(in report, in id, sequence);
    }

    /// <summary>A trade that no report tells of.</summary>
    public void TradeByHand(int instrumentId, Side side, Direction direction, long quantity, long price) =>
        _books.Trade(instrumentId, side, direction, quantity, price, fee: 0);

    private void Take(in OrderReport report, in ClientOrderId id, long sequence)
    {
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
        var balances = _books.Balances();
        Int128 cash = 0;
        foreach (var balance in balances) cash += balance.Cash;
        var open = Orders.Where(order => order.Status is VenueOrderStatus.Received or VenueOrderStatus.Open);
        return new VenueState(Reports.Count, matchedThrough, balances, [.. open], Executions.Count, cash);
    }

    private bool TryAdd(Dictionary<(long, long), int> known, (long, long) key, in TapePlace action, out int actions)
    {
        if (known.TryGetValue(key, out actions)) return false;
        _actions.Add(action);
        actions = _actions.Count;
        known.Add(key, actions);
        return true;
    }

    private void Fill(in VenueOrder order, in OrderReport report, long sequence)
    {
        var instrument = order.Terms.InstrumentId;
        var filled = order.Filled + report.Quantity;
        // A cancellation that was decided in the past of a fill is reported before it: a cancelled order may still be told of fills.
        if (filled > order.Terms.Quantity || order.Status == VenueOrderStatus.Rejected || (order.Status == VenueOrderStatus.Received && !_losesReports))
            Violations.Add($"report {sequence}: {report.Quantity} of order {order.Terms.Id} filled while it was {order.Status} with {order.Filled} of {order.Terms.Quantity} filled");
        _orders[order.Terms.Id] = order with
        {
            Status = filled == order.Terms.Quantity ? VenueOrderStatus.Filled : order.Status, Filled = filled,
            Remaining = order.Status == VenueOrderStatus.Open ? order.Terms.Quantity - filled : 0, LastReport = sequence,
        };
        _books.Fill(instrument, order.Terms.Side, order.Terms.PositionDirection, report.Quantity, report.Price, report.Fee);
        Executions.Add(new VenueExecution(sequence, order.Terms.Id, order.Terms.Order, instrument, order.Terms.Side, report.TradeId, report.Price,
            report.Quantity, report.Fee, report.VenueTimeNs));
    }
}
