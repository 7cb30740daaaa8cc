using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Dtms;

/// <summary>Makes events of random bytes for a stage that manages positions, and checks what must hold after each.</summary>
internal sealed class ManagedStorm
{
    private readonly Dictionary<long, OrderTerms> _orders = [];
    private readonly Dictionary<long, long> _remaining = [];
    private readonly Dictionary<long, DtmsState> _states = [];
    private readonly Dictionary<long, long> _stops = [];
    private readonly Dictionary<long, long> _failedExits = [];
    private readonly TradingOptions _options;
    private int _read;

    public ManagedStorm(TradingOptions options)
    {
        _options = options;
        Desk = new Desk(options);
    }

    public Desk Desk { get; }

    public Dictionary<(DtmsState From, DtmsState To, DtmsCause Cause), int> Transitions { get; } = [];

    public Dictionary<DtmsEventKind, int> Kinds { get; } = [];

    private OrderTerms[] Live => [.. _remaining.Where(pair => pair.Value > 0).Select(pair => _orders[pair.Key])];

    public void Apply(byte kind, byte a, byte b, byte c)
    {
        Desk.Now += c * c * 2_500_000L;
        var price = 100_00 + (b - 128) / 8;
        var live = Live;
        var order = live.Length > 0 ? live[a % live.Length] : default;
        switch (kind % 16)
        {
            case 0 or 1:
                Desk.Send(Desk.Long(a % 3, a / 16 % 2, price) with { ZoneEdge = b % 3 == 0 ? 0 : price - b });
                break;
            case 2 or 3 or 4 or 5 when order.Order != 0:
                var left = _remaining[order.Order];
                Desk.Fill(order.Order, b % 4 != 0 ? left : Math.Max(1, left / 3), price);
                break;
            case 6 when order.Order != 0 && a % 2 == 0:
                Desk.Cancelled(order.Order);
                break;
            case 7 when order.Order != 0 && _remaining[order.Order] == order.Quantity:
                Desk.Rejected(order.Order);
                break;
            case 8 when a < 100 && Desk.OpenPositions() is { Length: > 0 } open:
                var position = open[a % open.Length];
                Desk.Exit(position.PositionId, price, c % 2 == 0 ? 1_000_000 : 300_000, ExitReason.AdverseMoves, position.InstrumentId);
                break;
            case 9 when a < 40:
                // A command moves no time, and what is due is looked at here.
                Desk.Clock(Desk.Now);
                Desk.Kill((KillSwitchLevel)(a % 3));
                break;
            case 10:
                Desk.Now += b * EngineTime.NsPerSecond;
                Desk.Clock(Desk.Now);
                break;
            default:
                Desk.Send(View(a, b) with
                {
                    TimeNs = Desk.Now, InstrumentId = c % 3, Price = price, BarTimeNs = EngineTime.FloorMultiple(Desk.Now, EngineTime.NsPerMinute),
                });
                break;
        }

        Check();
    }

    // Mostly strongly for or against a long.
    private static SymbolView View(byte a, byte b)
    {
        var side = a % 8 < 4 ? -1 : 1;
        var view = (a / 8 % 4) switch
        {
            0 => Views.Flip(side),
            1 => Views.Break(side),
            2 => a >= 192 ? Views.Change(side) : Views.Neutral,
            _ => Views.Neutral,
        };
        if (b % 8 != 0) view = view.WithRsi(b % 5 == 0 ? -side : side);
        if (b % 3 != 0) view = view.WithEma(side).WithDelta(side);
        if (b % 2 != 0) view = view.WithCandle(side);
        return b == 77 ? new SymbolView() : view with { Trend = (sbyte)(b % 2), AtrLongPpm = b * 100 };
    }

    private void Check()
    {
        for (; _read < Desk.Ledger.Count; _read++) Follow(Desk.Ledger[_read]);
        var open = Desk.OpenPositions();
        var managed = new Trading.Dtms.ManagedPosition[Desk.Stage.OpenPositionCapacity];
        managed = managed[..Desk.Stage.CopyManaged(managed)];
        foreach (var one in managed)
        {
            Assert.Equal(_states[one.PositionId], one.State);
            if (one.State == DtmsState.Hedged)
                Assert.True(open.Any(position => position.PositionId == one.HedgeId && position.ParentId == one.PositionId), "hedged without a hedge");
        }

        foreach (var position in open)
        {
            if (position.ParentId != 0) CheckHedge(in position, open);
            else Assert.True(managed.Any(one => one.PositionId == position.PositionId), "an open position that is not managed");
            if (_stops.TryGetValue(position.PositionId, out var stop))
                Assert.True(position.Direction == Direction.Long ? position.StopPrice >= stop : position.StopPrice <= stop, "a stop has widened");
            _stops[position.PositionId] = position.StopPrice;
        }
    }

    private void CheckHedge(in OpenPosition hedge, OpenPosition[] open)
    {
        var (id, parent) = (hedge.PositionId, hedge.ParentId);
        Assert.NotEqual(0, hedge.StopPrice);
        if (open.Any(position => position.PositionId == parent) || Live.Any(order => order.PositionId == parent && order.Leg == OrderLeg.Entry)) return;
        var isClosing = Live.Any(order => order.PositionId == id && order.Leg == OrderLeg.Exit);
        var isRetryDue = _failedExits.TryGetValue(id, out var failedNs) && Desk.Now < failedNs + _options.Dtms.CloseRetryNs;
        Assert.True(isClosing || isRetryDue, "a hedge outlives its parent");
    }

    private void Follow(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.OrderPlaced:
                _orders[e.Order.Order] = e.Order;
                _remaining[e.Order.Order] = e.Order.Quantity;
                break;
            case LedgerEventKind.OrderReported when e.Report.Kind == OrderReportKind.Filled:
                _remaining[e.Report.Order] -= e.Report.Quantity;
                break;
            case LedgerEventKind.OrderReported when e.Report.Kind != OrderReportKind.Accepted:
                _remaining[e.Report.Order] = 0;
                _failedExits[_orders[e.Report.Order].PositionId] = e.TimeNs;
                break;
            case LedgerEventKind.PositionOpened when e.Position.ParentId == 0:
                var (id, sequence) = (e.Position.PositionId, e.Sequence);
                Assert.Contains(Desk.Ledger, other => other.Kind == LedgerEventKind.Dtms && other.Dtms.Kind == DtmsEventKind.Registered
                    && other.Dtms.PositionId == id && other.Sequence == sequence);
                break;
            case LedgerEventKind.Dtms:
                Follow(in e.Dtms);
                break;
        }
    }

    private void Follow(in DtmsEvent e)
    {
        Kinds[e.Kind] = Kinds.GetValueOrDefault(e.Kind) + 1;
        if (e.Kind == DtmsEventKind.Registered) _states.Add(e.PositionId, DtmsState.Healthy);
        Assert.Equal(_states[e.PositionId], e.From);
        if (e.Kind != DtmsEventKind.Transition) return;
        _states[e.PositionId] = e.To;
        var key = (e.From, e.To, e.Cause);
        Transitions[key] = Transitions.GetValueOrDefault(key) + 1;
    }
}
