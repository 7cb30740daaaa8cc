using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Recovery;

namespace FastEngine.Trading.Tests;

/// <summary>The account as it follows from the ledger: every fill moves cash and quantity, nothing is averaged or allocated.</summary>
internal sealed class LedgerModel(Desk desk)
{
    private readonly Dictionary<long, OrderTerms> _orders = [];
    private readonly Dictionary<long, long> _remaining = [];
    private readonly Dictionary<long, long> _quantities = [];
    private readonly Dictionary<long, PositionUpdate> _shard = [];
    private readonly long[] _net = new long[Desk.Instruments.Length];
    private Int128 _cashFlow;
    private Int128 _rows;
    private long _fills;
    private int _read;
    private int _readUpdates;

    public IReadOnlyList<OrderTerms> Live => [.. _remaining.Where(pair => pair.Value > 0).Select(pair => _orders[pair.Key])];

    public long RemainingOf(long order) => _remaining[order];

    /// <summary>What a venue would say that saw the same.</summary>
    public VenueState Venue() => new()
    {
        Positions = [.. _net.Select((quantity, id) => new VenuePosition(id, quantity))],
        OpenOrders = [.. Live.Select(order => new VenueOrder(order.Id.ToString(), order.InstrumentId, _remaining[order.Order]))],
        Executions = _fills, Cash = new TradingOptions().StartingEquity + _cashFlow,
    };

    public void Check()
    {
        for (; _read < desk.Ledger.Count; _read++) Apply(desk.Ledger[_read]);
        for (; _readUpdates < desk.Updates.Count; _readUpdates++) Apply(desk.Updates[_readUpdates]);

        var open = desk.OpenPositions();
        var account = desk.Stage.Account;
        var equity = new TradingOptions().StartingEquity + _cashFlow;
        foreach (var instrument in Desk.Instruments)
        {
            var positions = open.Where(position => position.InstrumentId == instrument.Id).ToArray();
            Assert.Equal(_net[instrument.Id], positions.Sum(position => position.Direction == Direction.Long ? position.Quantity : -position.Quantity));
            Assert.True(positions.Select(position => position.Direction).Distinct().Count() <= 1, "both directions of one symbol");
            Assert.True(positions.Select(position => position.StrategyId).Distinct().Count() == positions.Length, "two positions of a strategy on a side");
            if (positions.Length > 0) equity += Money.Of(positions[0].MarkPrice, _net[instrument.Id], instrument);
        }

        Assert.Equal(equity, account.Equity);
        Assert.Equal(open.Length, account.OpenPositions);
        foreach (var position in open)
        {
            Assert.True(position.Quantity > 0);
            Assert.Equal(_quantities[position.PositionId], position.Quantity);
            Assert.Equal((position.Quantity, position.Cost), (_shard[position.PositionId].Quantity, _shard[position.PositionId].Cost));
            var exiting = Live.Where(order => order.PositionId == position.PositionId && order.Leg == OrderLeg.Exit).Sum(order => _remaining[order.Order]);
            Assert.True(exiting <= position.Quantity, "more in exit orders than is open");
        }

        if (open.Length == 0) Assert.Equal(new TradingOptions().StartingEquity + _rows, account.Cash);
    }

    private void Apply(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.OrderPlaced:
                _orders.Add(e.Order.Order, e.Order);
                _remaining.Add(e.Order.Order, e.Order.Quantity);
                Assert.True(e.Order.Quantity > 0);
                break;
            case LedgerEventKind.OrderReported when e.Report.Kind == OrderReportKind.Filled:
                Fill(_orders[e.Report.Order], e.Report);
                break;
            case LedgerEventKind.OrderReported when e.Report.Kind != OrderReportKind.Accepted:
                _remaining[e.Report.Order] = 0;
                break;
            case LedgerEventKind.TradeClosed:
                _rows += e.Trade.Pnl;
                Assert.Equal(e.Trade.IsLast, _quantities[e.Trade.PositionId] == 0);
                break;
            case LedgerEventKind.Refused:
                Assert.NotEqual(RefusalCause.None, e.Refusal.Cause);
                Assert.True(e.Refusal.Handler < EntryHandler.OrderPlacement);
                break;
            case LedgerEventKind.Account:
                Assert.Equal(e.Account.Cash + e.Account.Unrealised, e.Account.Equity);
                break;
        }
    }

    private void Apply(in PositionUpdate update)
    {
        if (update.Kind == PositionUpdateKind.Opened) _shard.TryAdd(update.PositionId, update);
        Assert.True(_shard.ContainsKey(update.PositionId), "the shard hears of a position that it does not know");
        _shard[update.PositionId] = update;
        if (update.Kind == PositionUpdateKind.Closed) _shard.Remove(update.PositionId);
    }

    private void Fill(in OrderTerms order, in OrderReport report)
    {
        var instrument = Desk.Instruments[order.InstrumentId];
        var amount = Money.Of(report.Price, report.Quantity, instrument);
        _remaining[order.Order] -= report.Quantity;
        _fills++;
        _net[instrument.Id] += order.Side == Side.Buy ? report.Quantity : -report.Quantity;
        _cashFlow += (order.Side == Side.Buy ? -amount : amount) - report.Fee;
        var open = _quantities.GetValueOrDefault(order.PositionId);
        _quantities[order.PositionId] = order.Leg == OrderLeg.Entry ? open + report.Quantity : open - report.Quantity;
        Assert.True(_quantities[order.PositionId] >= 0, "a negative quantity");
    }
}
