using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading;

namespace FastEngine.Engine.Tests.Deadlines;

/// <summary>A trade stage with one open position, and what it says: orders, events, and the exit that the watchdog may send.</summary>
internal sealed class OnePosition : IOrderGateway, ITradeOutput
{
    public const long Start = 1_700_000_000 * EngineTime.NsPerSecond;

    private readonly TradeStage _stage;
    private long _sequence;

    public OnePosition()
    {
        var instrument = new Instrument
        {
            Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1,
        };
        _stage = new TradeStage(new TradingOptions(), [instrument], this, this);
        Send(new TradeEvent
        {
            Kind = TradeEventKind.Signal,
            Signal = new Signal { TimeNs = Start, Sequence = 1, Price = 100_00, Direction = Direction.Long, Confluence = 4, EntryScore = 2 },
        });
        var entry = Orders[0];
        Report(entry.Order, entry.Quantity);
    }

    public List<OrderTerms> Orders { get; } = [];

    public List<ApprovedOrder> Approved { get; } = [];

    public List<LedgerEvent> Ledger { get; } = [];

    /// <summary>As told last.</summary>
    public ApprovedOrder Backup { get; private set; }

    public TradeStage Stage => _stage;

    public long Position => Orders[0].PositionId;

    public void Exit() => Send(new TradeEvent
    {
        Kind = TradeEventKind.ExitRequest,
        ExitRequest = new ExitRequest { TimeNs = Start, Sequence = _sequence + 1, PositionId = Position, Price = 99_00, PartPpm = 1_000_000, Reason = ExitReason.TrailingStop },
    });

    public void Command(Command command) => Send(new TradeEvent { Kind = TradeEventKind.Command, Command = command });

    public void Report(long order, long quantity) => Send(new TradeEvent
    {
        Kind = TradeEventKind.OrderReport,
        OrderReport = new OrderReport { Order = order, Kind = OrderReportKind.Filled, TimeNs = Start, VenueTimeNs = Start, Price = 100_00, Quantity = quantity },
    });

    public void Submit(in ApprovedOrder order)
    {
        Orders.Add(order.Terms);
        Approved.Add(order);
    }

    public void Cancel(long order, long timeNs)
    {
    }

    public void Query(in VenueQuery query)
    {
    }

    public void OnLedger(in LedgerEvent e) => Ledger.Add(e);

    public void OnPosition(in PositionUpdate update)
    {
    }

    public void OnBackupExit(int slot, in ApprovedOrder order) => Backup = order;

    private void Send(TradeEvent e)
    {
        e.Sequence = ++_sequence;
        _stage.OnEvent(in e);
    }
}
