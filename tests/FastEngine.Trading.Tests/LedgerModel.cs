using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Recovery;

namespace FastEngine.Trading.Tests;

/// <summary>The account as it follows from the ledger: every fill moves cash and quantity, nothing is averaged or allocated.</summary>
internal sealed class LedgerModel(Desk desk)
{
    private const int Sides = 2;
    private readonly Dictionary<long, OrderTerms> _orders = [];
    private readonly Dictionary<long, long> _remaining = [];
    private readonly Dictionary<long, long> _quantities = [];
    private readonly Dictionary<long, PositionUpdate> _shard = [];
    private readonly Dictionary<long, bool> _lastRow = [];
    private readonly HashSet<long> _overtaken = [];
    private readonly long[] _net = new long[Desk.Instruments.Length * Sides];
    private Int128 _cashFlow;
    private Int128 _rows;
    private Int128 _contributed;
    private long _fills;
    private int _read;
    private int _readUpdates;

    public IReadOnlyList<OrderTerms> Live => [.. _remaining.Where(pair => pair.Value > 0).Select(pair => _orders[pair.Key])];

    /// <summary>How often an exchange position became flat.</summary>
    public int Flats { get; private set; }

    public long RemainingOf(long order) => _remaining[order];

    /// <summary>What a venue would say that saw the same.</summary>
    public VenueState Venue() => new()
    {
        Positions = [.. _net.Select((quantity, slot) => new VenuePosition(slot / Sides, quantity, desk.Stage.IsHedged(slot / Sides) ? (Direction)(slot % Sides) : null))],
        OpenOrders = [.. Live.Select(order => new VenueOrder(order.Id.ToString(), order.InstrumentId, _remaining[order.Order]))],
        Executions = _fills, Cash = new TradingOptions().StartingEquity + _cashFlow,
    };

    public void Check()
    {
        for (; _read < desk.Ledger.Count; _read++) Apply(desk.Ledger[_read]);
        for (; _readUpdates < desk.Updates.Count; _readUpdates++) Apply(desk.Updates[_readUpdates]);

        var open = desk.OpenPositions();
        var account = desk.Stage.Account;
        CheckLaw(open);
        CheckMoney(open);
        Assert.Equal(open.Length, account.OpenPositions);
        foreach (var position in open)
        {
            Assert.True(position.Quantity > 0);
            Assert.Equal(_quantities[position.PositionId], position.Quantity);
            Assert.Equal((position.Quantity, position.Cost), (_shard[position.PositionId].Quantity, _shard[position.PositionId].Cost));
            var exiting = Live.Where(order => order.PositionId == position.PositionId && order.Leg == OrderLeg.Exit).Sum(order => _remaining[order.Order]);
            Assert.True(exiting <= position.Quantity || _overtaken.Contains(position.PositionId), "more in exit orders than is open");
        }
    }

    /// <summary>When nothing is open and no order is live.</summary>
    public void CheckEnd()
    {
        Assert.Equal(new TradingOptions().StartingEquity + _rows + Unattributed().Aggregate((Int128)0, (sum, residue) => sum + residue.Funding), desk.Stage.Account.Cash);
        Assert.All(_lastRow, row => Assert.True(row.Value, $"the last row of position {row.Key} does not say so"));
    }

    // Strategies and what belongs to none sum to what the venue has of each side, to the last unit.
    private void CheckLaw(OpenPosition[] open)
    {
        foreach (var instrument in Desk.Instruments)
        {
            var positions = open.Where(position => position.InstrumentId == instrument.Id).ToArray();
            var isHedged = desk.Stage.IsHedged(instrument.Id);
            for (var side = Direction.Long; side <= Direction.Short; side++)
            {
                var own = positions.Where(position => SlotOf(instrument.Id, position.Direction) == instrument.Id * Sides + (int)side).ToArray();
                var sum = own.Sum(position => position.Direction == Direction.Long ? position.Quantity : -position.Quantity);
                Assert.Equal(_net[instrument.Id * Sides + (int)side], sum + desk.Stage.UnattributedOf(instrument.Id, side));
                Assert.Equal(_net[SlotOf(instrument.Id, side)], desk.Stage.ExchangeQuantityOf(instrument.Id, side));
            }

            Assert.True(isHedged || positions.Select(position => position.Direction).Distinct().Count() <= 1, "both directions of one symbol");
            Assert.True(positions.Select(position => (position.StrategyId, position.Direction)).Distinct().Count() == positions.Length, "two positions of a strategy on a side");
        }
    }

    private void CheckMoney(OpenPosition[] open)
    {
        var account = desk.Stage.Account;
        var unattributed = Unattributed();
        var equity = new TradingOptions().StartingEquity + _cashFlow;
        var cash = new TradingOptions().StartingEquity + _contributed;
        foreach (var position in open.Concat(unattributed))
        {
            cash += position.Funding - position.Fees;
            equity += Money.Of(position.MarkPrice, position.Direction == Direction.Long ? position.Quantity : -position.Quantity, Desk.Instruments[position.InstrumentId]);
        }

        Assert.Equal(equity, account.Equity);
        Assert.Equal(cash, account.Cash);
        if (open.Length == 0 && Live.Count == 0 && unattributed.Length == 0) Assert.Equal(new TradingOptions().StartingEquity + _rows, account.Cash);
    }

    private OpenPosition[] Unattributed()
    {
        var unattributed = new OpenPosition[desk.Stage.UnattributedCapacity];
        return unattributed[..desk.Stage.CopyUnattributed(unattributed)];
    }

    private int SlotOf(int instrumentId, Direction direction) => instrumentId * Sides + (desk.Stage.IsHedged(instrumentId) ? (int)direction : 0);

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
            case LedgerEventKind.Contribution:
                Contribute(in e.Contribution);
                break;
            case LedgerEventKind.ExchangePosition:
                var position = e.ExchangePosition;
                Assert.Equal(_net[SlotOf(position.InstrumentId, position.Direction)], position.Direction == Direction.Long ? position.Quantity : -position.Quantity);
                if (position.Quantity != 0 || position.Unattributed != 0) break;
                Flats++;
                Assert.Equal(position.Realised, position.VenueRealised);
                Assert.Equal((0, 0), (position.Contributors, position.Cost));
                break;
            // One of an order is in the order's report.
            case LedgerEventKind.Risk when e.Risk.Kind == RiskEventKind.ForeignFill && e.Risk.Order == 0:
                Trade(SlotOf(e.Risk.InstrumentId, e.Risk.Direction), e.Risk.Quantity, e.Risk.Price, e.Risk.Amount);
                break;
            case LedgerEventKind.Risk when e.Risk.Kind == RiskEventKind.FundingPaid:
                _cashFlow += e.Risk.Amount;
                break;
            case LedgerEventKind.TradeClosed:
                _rows += e.Trade.Pnl;
                _lastRow[e.Trade.PositionId] = e.Trade.IsLast;
                Assert.True(!e.Trade.IsLast || _quantities[e.Trade.PositionId] == 0);
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

    private void Contribute(in Contribution contribution)
    {
        var open = _quantities.GetValueOrDefault(contribution.PositionId);
        var isAdded = contribution.Kind == ContributionKind.Added;
        _quantities[contribution.PositionId] = isAdded ? open + contribution.Quantity : open - contribution.Quantity;
        Assert.True(_quantities[contribution.PositionId] >= 0, "a negative quantity");
        Assert.Equal(contribution.Quantity, Math.Abs(contribution.QuantityAfter - contribution.QuantityBefore));
        Assert.Equal(contribution.Kind == ContributionKind.Closed, _quantities[contribution.PositionId] == 0);
        _contributed += contribution.Pnl;

        // What something else has closed may still be in exit orders.
        if (!isAdded && contribution.Order == 0) _overtaken.Add(contribution.PositionId);
    }

    private void Fill(in OrderTerms order, in OrderReport report)
    {
        _remaining[order.Order] = Math.Max(0, _remaining[order.Order] - report.Quantity);
        _fills++;
        Trade(SlotOf(order.InstrumentId, order.PositionDirection), order.Side == Side.Buy ? report.Quantity : -report.Quantity, report.Price, report.Fee);
    }

    private void Trade(int slot, long quantity, long price, Int128 fee)
    {
        _net[slot] += quantity;
        _cashFlow -= Money.Of(price, quantity, Desk.Instruments[slot / Sides]) + fee;
    }
}
