using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>A trade stage of its own with one invented symbol, and the venue of it: a long is opened and led through its states by views, clocks,
/// reports and commands alone.</summary>
internal sealed class ScratchTrade : IOrderGateway, ITradeOutput
{
    private const long Price = 10_000_00;
    private const double Unit = 100;

    // 0.5 % of the price.
    private const long Risk = 50_00;

    // Of the longest wait: a day of checks every second.
    private const int MostChecks = 100_000;
    private readonly DtmsOptions _options;
    private readonly SyntheticViews _views;
    private readonly TradeStage _stage;
    private readonly HashSet<DtmsEdge> _reached;
    private readonly ManagedPosition[] _managed;
    private OrderTerms _first;
    private OrderTerms _second;
    private int _sent;
    private long _sequence;
    private long _now;
    private long _price = Price;

    public ScratchTrade(DtmsOptions options, HashSet<DtmsEdge> reached)
    {
        // Without the calendar: news would hold what is to be reached.
        _options = options with { IsEnabled = true, Rails = options.Rails with { NewsNs = [] } };
        _reached = reached;
        _views = new SyntheticViews(_options, Price, Unit);
        var trading = new TradingOptions { Mode = AccountMode.Hedge, StartingEquity = 10_000_000 * Money.One, Dtms = _options };
        var instrument = new Instrument
        {
            Id = 0, Symbol = "SELFCHECK", Name = "SELFCHECK", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1, MinNotional = Money.One,
        };
        _stage = TradeStage.WithDtmsAlone(trading, [instrument], this, this);
        _managed = new ManagedPosition[_stage.OpenPositionCapacity];

        // Some day, at the hour in which no factor of a session applies.
        _now = (19_000 * 24L + options.Sessions.LondonHour) * EngineTime.NsPerHour;
        Send(new TradeEvent { Kind = TradeEventKind.Signal, Signal = new Signal { TimeNs = _now, Sequence = 1, Price = Price, Direction = Direction.Long, Confluence = 9 } });
        FillAll();
    }

    public bool IsOpen => State is not null;

    private ManagedPosition? State => _stage.CopyManaged(_managed) > 0 ? _managed[0] : null;

    public void Submit(in ApprovedOrder order)
    {
        _second = _sent == 0 ? _second : order.Terms;
        _first = _sent == 0 ? order.Terms : _first;
        _sent++;
    }

    public void Cancel(long order, long timeNs)
    {
    }

    public void Query(in VenueQuery query)
    {
    }

    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.Dtms) _reached.Add(DtmsEdge.Of(in e.Dtms));
    }

    public void OnPosition(in PositionUpdate update)
    {
    }

    /// <summary>Monitoring begins by profit or loss in R.</summary>
    public void Move(double profitR)
    {
        _price = Price + (long)(profitR * Risk) + Math.Sign(profitR);
        if (_views.TryFind(IsNothing, _now, out var view)) Show(view);
    }

    /// <summary>The market is as wanted until the position is in a state.</summary>
    /// <returns>False when no market is so, or it did not lead there.</returns>
    public bool Until(DtmsState state, Func<DtmsScore, bool> isWanted) => Until(() => State is { } managed && managed.State == state, isWanted);

    /// <summary>The same until an order is sent, which is not answered yet.</summary>
    public bool UntilOrder(Func<DtmsScore, bool> isWanted) => Until(() => _sent > 0, isWanted);

    /// <summary>The structure breaks until the position is in a state.</summary>
    public bool Break(int side, bool isChange, DtmsState state, Func<DtmsScore, bool> isWanted)
    {
        for (var check = 0; check < MostChecks && State is { } managed && managed.State != state; check++)
        {
            if (!_views.TryFindBreak(side, isChange, isWanted, managed.NextCheckNs, out var view)) return false;
            Step(view, managed.NextCheckNs);
        }

        return State?.State == state;
    }

    /// <summary>Time passes without a view, until the data is old and a deep check is due.</summary>
    public void GrowOld(Func<DtmsScore, bool> isWanted)
    {
        if (!_views.TryFind(isWanted, _now, out var view)) return;
        Show(view);
        _now += _options.Rails.MaxAgeNs + _options.DeepCheckNs + _options.DeepSpacingNs;
        Send(new TradeEvent { Kind = TradeEventKind.Clock, ClockNs = _now });
    }

    public void Kill(KillSwitchLevel level) => Send(new TradeEvent
    {
        Kind = TradeEventKind.Command,
        Command = new Command { Kind = CommandKind.KillSwitch, Value = (long)level, Reason = KillSwitchReason.Operator, Origin = CommandOrigin.Operator },
    });

    public void FillAll()
    {
        while (_sent > 0)
        {
            var (count, first, second) = (_sent, _first, _second);
            _sent = 0;
            Report(in first, OrderReportKind.Filled);
            if (count > 1) Report(in second, OrderReportKind.Filled);
        }
    }

    public void Reject()
    {
        _sent = 0;
        Report(in _first, OrderReportKind.Rejected);
    }

    /// <summary>Its hedge is closed, or it is itself.</summary>
    public void Exit(bool isHedge)
    {
        if (State is not { } managed) return;
        Send(new TradeEvent
        {
            Kind = TradeEventKind.ExitRequest,
            ExitRequest = new ExitRequest
            {
                TimeNs = _now, PositionId = isHedge ? managed.HedgeId : managed.PositionId, Price = _price, PartPpm = 1_000_000, Reason = ExitReason.Manual,
            },
        });
        FillAll();
    }

    public static bool IsNothing(DtmsScore score) => score.Sum == 0 && !score.IsFlippedAgainst;

    private bool Until(Func<bool> isThere, Func<DtmsScore, bool> isWanted)
    {
        for (var check = 0; check < MostChecks && State is { } managed && !isThere(); check++)
        {
            if (!_views.TryFind(isWanted, managed.NextCheckNs, out var view)) return false;
            Step(view, managed.NextCheckNs);
        }

        return isThere();
    }

    // The market shows just before the check.
    private void Step(SymbolView view, long checkNs)
    {
        _now = Math.Max(_now, checkNs - 1);
        Show(view);
        _now = Math.Max(_now, checkNs);
        Send(new TradeEvent { Kind = TradeEventKind.Clock, ClockNs = _now });
    }

    private void Show(SymbolView view)
    {
        view.TimeNs = _now;
        view.BarTimeNs = _now;
        view.Price = _price;
        Send(new TradeEvent { Kind = TradeEventKind.SymbolView, SymbolView = view });
    }

    private void Report(in OrderTerms terms, OrderReportKind kind) => Send(new TradeEvent
    {
        Kind = TradeEventKind.OrderReport,
        OrderReport = new OrderReport
        {
            Order = terms.Order, Kind = kind, Quantity = kind == OrderReportKind.Filled ? terms.Quantity : 0, Price = _price, TimeNs = _now, VenueTimeNs = _now,
            Reject = kind == OrderReportKind.Rejected ? RejectReason.InsufficientMargin : RejectReason.None,
        },
    });

    private void Send(TradeEvent e)
    {
        e.Sequence = ++_sequence;
        _stage.OnEvent(in e);
    }
}
