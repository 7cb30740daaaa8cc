using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Protection;
using FastEngine.Trading.Safety;

namespace FastEngine.Trading.Dtms;

/// <summary>A trade stage of its own with one invented symbol, and the venue of it: a long is opened and led through its states by views, clocks,
/// reports and commands alone.</summary>
internal sealed class ScratchTrade : IOrderGateway, ITradeOutput
{
    private const long Price = 10_000_00;
    private const double Unit = 100;

    // 0.5 % of the price.
    private const long Risk = 50_00;

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

    // What should have led to the next step did not: nothing that follows would be what it is to show.
    private bool _isStuck;

    public ScratchTrade(DtmsOptions options, HashSet<DtmsEdge> reached)
    {
        // Without the calendar: news would hold what is to be reached.
        _options = options with { IsEnabled = true, Rails = options.Rails with { NewsNs = [] } };
        _reached = reached;
        _views = new SyntheticViews(_options, Price, Unit);

        // No venue protects the position here, and nothing else may close it.
        var trading = new TradingOptions
        {
            Mode = AccountMode.Hedge, StartingEquity = 10_000_000 * Money.One, Dtms = _options, Protection = new ProtectionOptions { IsEnabled = false },
            Safety = SafetyOptions.Off, Portfolio = new PortfolioOptions { Health = HealthOptions.Off },
        };
        var instrument = new Instrument
        {
            Id = 0, Symbol = "SELFCHECK", Name = "SELFCHECK", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1, MinNotional = Money.One,
        };
        _stage = new TradeStage(trading, [instrument], this, this);
        _managed = new ManagedPosition[_stage.OpenPositionCapacity];

        // Some day, at the hour in which no factor of a session applies.
        _now = (19_000 * 24L + options.Sessions.LondonHour) * EngineTime.NsPerHour;
        Send(new TradeEvent { Kind = TradeEventKind.Signal, Signal = new Signal { TimeNs = _now, Sequence = 1, Price = Price, Direction = Direction.Long, Confluence = 9 } });
        FillAll();
    }

    // Enough for any time of a state to be over, and a deep check after it.
    private long Patience
    {
        get
        {
            var longest = Math.Max(_options.StartAfterNs, Math.Max(_options.Transitions.WarningNs, Math.Max(_options.Transitions.HedgedNs, _options.Transitions.RecoveringNs)));
            return longest + 2 * (_options.DeepCheckNs + _options.DeepSpacingNs + _options.SlowCheckNs);
        }
    }

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
    public void Until(DtmsState state, Func<DtmsScore, bool> isWanted) => Until(() => State is { } managed && managed.State == state, isWanted, side: 0, isChange: false);

    /// <summary>The same until an order is sent, which is not answered yet.</summary>
    public void UntilOrder(Func<DtmsScore, bool> isWanted) => Until(() => _sent > 0, isWanted, side: 0, isChange: false);

    /// <summary>The structure breaks until the position is in a state.</summary>
    /// <param name="side">1 with the trade, -1 against it.</param>
    public void Break(int side, bool isChange, DtmsState state, Func<DtmsScore, bool> isWanted) =>
        Until(() => State is { } managed && managed.State == state, isWanted, side, isChange);

    /// <summary>Time passes without a view, until the data is old and a deep check is due.</summary>
    public void GrowOld(Func<DtmsScore, bool> isWanted)
    {
        if (_isStuck || !_views.TryFind(isWanted, _now, out var view)) return;
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
        if (_sent == 0) return;
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

    private void Until(Func<bool> isThere, Func<DtmsScore, bool> isWanted, int side, bool isChange)
    {
        var end = _now + Patience;
        while (!_isStuck && !isThere())
        {
            var checkNs = State is { } managed ? managed.NextCheckNs : 0;
            SymbolView view = default;
            _isStuck = checkNs == 0 || checkNs > end || !(side == 0
                ? _views.TryFind(isWanted, checkNs, out view)
                : _views.TryFindBreak(side, isChange, isWanted, checkNs, out view));
            if (!_isStuck) Step(view, checkNs);
        }
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
