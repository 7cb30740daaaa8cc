using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Safety;

namespace FastEngine.Trading.Tests;

/// <summary>A trade stage with everything it says recorded, and events in short form. Prices have 2 decimals, quantities 3.</summary>
internal sealed class Desk : IOrderGateway, ITradeOutput
{
    public const int Usdm = 0;
    public const int OtherUsdm = 1;
    public const int Spot = 2;
    public const int CoinM = 3;
    public const long Start = 1_700_000_000 * EngineTime.NsPerSecond;

    public static readonly Instrument[] Instruments =
    [
        Make(Usdm, "BTCUSDT", Market.UsdMargined), Make(OtherUsdm, "ETHUSDT", Market.UsdMargined), Make(Spot, "LTCUSDT", Market.Spot),
        Make(CoinM, "BTCUSD_PERP", Market.CoinMargined),
    ];

    /// <summary>Nothing trips, for tests of what is behind.</summary>
    public static readonly SafetyOptions Unguarded = SafetyOptions.Off;

    /// <summary>The portfolio's health holds nothing back, tightens nothing and closes nothing.</summary>
    public static readonly PortfolioOptions Hale = new() { Health = HealthOptions.Off };

    // No venue answers here, so without its tests being about protection a position would be closed as naked.
    public Desk(TradingOptions? options = null, Instrument[]? instruments = null, bool isProtected = false)
    {
        options ??= new TradingOptions();
        if (!isProtected) options = options with { Protection = options.Protection with { IsEnabled = false } };
        Stage = new TradeStage(options, instruments ?? Instruments, this, this);
    }

    public TradeStage Stage { get; }

    /// <summary>Of the last event.</summary>
    public long Sequence { get; set; }

    public List<OrderTerms> Orders { get; } = [];

    public List<long> Cancels { get; } = [];

    public List<VenueQuery> Queries { get; } = [];

    public List<LedgerEvent> Ledger { get; } = [];

    public List<PositionUpdate> Updates { get; } = [];

    /// <summary>What the watchdog may send, as it was offered and withdrawn.</summary>
    public List<ApprovedOrder> Backups { get; } = [];

    /// <summary>Everything that the stage was told.</summary>
    public List<TradeEvent> Events { get; } = [];

    public long Now { get; set; } = Start;

    public OrderTerms LastOrder => Orders[^1];

    public Refusal? LastRefusal => Ledger.LastOrDefault(e => e.Kind == LedgerEventKind.Refused) is { Kind: LedgerEventKind.Refused } e ? e.Refusal : null;

    public IEnumerable<ClosedTrade> Trades => Ledger.Where(e => e.Kind == LedgerEventKind.TradeClosed).Select(e => e.Trade);

    public IEnumerable<Contribution> Contributions => Ledger.Where(e => e.Kind == LedgerEventKind.Contribution).Select(e => e.Contribution);

    public IEnumerable<ExchangePosition> ExchangePositions => Ledger.Where(e => e.Kind == LedgerEventKind.ExchangePosition).Select(e => e.ExchangePosition);

    public RiskEvent[] Risks(RiskEventKind kind) => [.. Ledger.Where(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == kind).Select(e => e.Risk)];

    public static Int128 Usd(decimal amount) => (Int128)(amount * 100_000_000) * 10_000_000_000;

    /// <summary>All that a venue was sent, in its order; a test's venue takes from it.</summary>
    public Queue<VenueRequest> Requests { get; } = [];

    public void Submit(in ApprovedOrder order)
    {
        Orders.Add(order.Terms);
        Requests.Enqueue(new VenueRequest { Order = order.Terms });
    }

    public void Cancel(long order, long timeNs)
    {
        Cancels.Add(order);
        Requests.Enqueue(new VenueRequest { Cancels = order });
    }

    public void Query(in VenueQuery query)
    {
        Queries.Add(query);
        Requests.Enqueue(new VenueRequest { Query = query });
    }

    public void OnLedger(in LedgerEvent e) => Ledger.Add(e);

    public void OnPosition(in PositionUpdate update) => Updates.Add(update);

    /// <summary>What the watchdog is told of exits that wait for the venue: position and order, 0 for none.</summary>
    public List<(long Position, long Order)> Awaited { get; } = [];

    public void OnExitAwaited(int slot, long positionId, long order) => Awaited.Add((positionId, order));

    public void OnBackupExit(int slot, in ApprovedOrder order) => Backups.Add(order);

    public static Signal Long(int instrument = Usdm, int strategy = 0, long price = 100_00) => new()
    {
        InstrumentId = instrument, StrategyId = strategy, Price = price, Direction = Direction.Long, Confluence = 4, EntryScore = 2,
    };

    public static Signal Short(int instrument = Usdm, int strategy = 0, long price = 100_00) =>
        Long(instrument, strategy, price) with { Direction = Direction.Short };

    public void Send(Signal signal)
    {
        signal.TimeNs = Now;
        if (signal.Sequence == 0) signal.Sequence = Sequence + 1;
        Send(new TradeEvent { Kind = TradeEventKind.Signal, Signal = signal });
    }

    /// <summary>The number of the order that the signal led to.</summary>
    public long Enter(Signal signal)
    {
        var before = Orders.Count;
        Send(signal);
        Assert.True(Orders.Count == before + 1, LastRefusal is { } refusal ? $"{refusal.Handler}: {refusal.Cause}" : "no order");
        return LastOrder.Order;
    }

    public long Open(Signal signal)
    {
        var order = Enter(signal);
        Fill(order, LastOrder.Quantity, signal.Price);
        return LastTerms(order).PositionId;
    }

    public void Fill(long order, long quantity, long price, decimal fee = 0, long? remaining = null)
    {
        var filled = Ledger.Where(e => e.Kind == LedgerEventKind.OrderReported && e.Report.Order == order && e.Report.Kind == OrderReportKind.Filled)
            .Sum(e => e.Report.Quantity);
        Report(new OrderReport
        {
            Order = order, Kind = OrderReportKind.Filled, Quantity = quantity, Price = price, Fee = Usd(fee),
            Remaining = remaining ?? Math.Max(0, LastTerms(order).Quantity - filled - quantity),
        });
    }

    public void Cancelled(long order) => Report(new OrderReport { Order = order, Kind = OrderReportKind.Cancelled });

    public void Rejected(long order) => Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = RejectReason.MinNotional });

    public void Report(OrderReport report)
    {
        report.TimeNs = Now;
        report.VenueTimeNs = Now;
        Send(new TradeEvent { Kind = TradeEventKind.OrderReport, OrderReport = report });
    }

    public void Exit(long position, long price, int partPpm = 1_000_000, ExitReason reason = ExitReason.TrailingStop, int instrument = Usdm) => Send(new TradeEvent
    {
        Kind = TradeEventKind.ExitRequest,
        ExitRequest = new ExitRequest
        {
            TimeNs = Now, Sequence = Sequence + 1, PositionId = position, Price = price, PartPpm = partPpm, Reason = reason, InstrumentId = instrument,
        },
    });

    public void Candle(int instrument, long price) => Send(new TradeEvent
    {
        Kind = TradeEventKind.CandleClose, CandleClose = new CandleClose { TimeNs = Now, InstrumentId = instrument, Close = price },
    });

    public void View(int instrument, long price) => Send(new SymbolView { TimeNs = Now, InstrumentId = instrument, Price = price });

    public void Send(SymbolView view) => Send(new TradeEvent { Kind = TradeEventKind.SymbolView, SymbolView = view });

    public void Clock(long timeNs) => Send(new TradeEvent { Kind = TradeEventKind.Clock, ClockNs = timeNs });

    /// <summary>A fill of an order that is not ours.</summary>
    public void Foreign(VenueUpdateKind kind, Side side, long quantity, long price, int instrument = Usdm, Direction direction = Direction.Long, decimal fee = 0) =>
        Update(new VenueUpdate
        {
            Kind = kind, Side = side, Quantity = quantity, Price = price, InstrumentId = instrument, Direction = direction, Amount = Usd(fee),
        });

    public void Funding(decimal amount, int instrument = Usdm, Direction direction = Direction.Long) =>
        Update(new VenueUpdate { Kind = VenueUpdateKind.Funding, InstrumentId = instrument, Direction = direction, Amount = Usd(amount) });

    public void Update(VenueUpdate update)
    {
        update.TimeNs = Now;
        update.VenueTimeNs = Now;
        Send(new TradeEvent { Kind = TradeEventKind.VenueUpdate, VenueUpdate = update });
    }

    /// <summary>A person's level; none resets it.</summary>
    public void Kill(KillSwitchLevel level) => Kill(level, KillSwitchReason.Operator, CommandOrigin.Operator);

    public void Kill(KillSwitchLevel level, KillSwitchReason reason, CommandOrigin origin) =>
        Command(new Command { Kind = CommandKind.KillSwitch, Value = (long)level, Reason = reason, Origin = origin });

    public void Command(Command command)
    {
        command.TimeNs = Now;
        Send(new TradeEvent { Kind = TradeEventKind.Command, Command = command });
    }

    public byte[] Snapshot()
    {
        var bytes = new byte[Stage.SnapshotSize];
        return bytes[..Stage.WriteSnapshot(bytes)];
    }

    /// <summary>A stage of its own that goes on from a snapshot.</summary>
    public static Desk From(byte[] snapshot, TradingOptions? options = null, Instrument[]? instruments = null, bool isProtected = false)
    {
        var desk = new Desk(options, instruments, isProtected);
        Assert.True(desk.Stage.Restore(snapshot, out var reason), reason);
        return desk;
    }

    public OpenPosition[] OpenPositions()
    {
        var positions = new OpenPosition[64];
        return positions[..Stage.CopyOpenPositions(positions)];
    }

    public void AssertRefused(EntryHandler handler, RefusalCause cause, double measured, double limit)
    {
        var refusal = Assert.NotNull(LastRefusal);
        Assert.Equal((handler, cause), (refusal.Handler, refusal.Cause));
        Assert.Equal((measured, limit), (refusal.Measured, refusal.Limit));
    }

    private OrderTerms LastTerms(long order) => Orders.Single(terms => terms.Order == order);

    public void Send(TradeEvent e)
    {
        e.Sequence = ++Sequence;
        Replay(in e);
    }

    /// <summary>An event that another desk got.</summary>
    public void Replay(in TradeEvent e)
    {
        Events.Add(e);
        Stage.OnEvent(in e);
    }

    public static Instrument Make(int id, string symbol, Market market) => new()
    {
        Id = id, Symbol = symbol, Name = symbol, Market = market, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 10, MinNotional = Usd(5),
    };
}
