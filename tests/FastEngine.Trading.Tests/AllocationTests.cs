using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;

namespace FastEngine.Trading.Tests;

public class AllocationTests
{
    private sealed class Venue : IOrderGateway, ITradeOutput
    {
        public OrderTerms Last;
        public long Position;
        public int Rows;
        public int Refusals;
        public int Commands;
        public int Risks;

        public void Submit(in ApprovedOrder order) => Last = order.Terms;

        public void Cancel(long order, long timeNs)
        {
        }

        public void Query(in VenueQuery query)
        {
        }

        public void OnLedger(in LedgerEvent e)
        {
            if (e.Kind == LedgerEventKind.TradeClosed) Rows++;
            if (e.Kind == LedgerEventKind.Refused) Refusals++;
            if (e.Kind == LedgerEventKind.Risk
                && e.Risk.Kind is RiskEventKind.TriggerTripped or RiskEventKind.TriggerReset or RiskEventKind.SymbolSilent or RiskEventKind.SymbolHeard) Risks++;
            if (e.Kind is LedgerEventKind.KnobChanged or LedgerEventKind.KillSwitchChanged or LedgerEventKind.CommandRefused) Commands++;
        }

        public void OnPosition(in PositionUpdate update) => Position = update.PositionId;
    }

    [Fact]
    public void Trading_allocates_nothing()
    {
        var venue = new Venue();
        var stage = new TradeStage(new TradingOptions { Safety = new() { SymbolSilentLeastNs = 1 } }, Desk.Instruments, venue, venue);
        var allocated = Allocations.Least(3, round =>
        {
            for (var i = 0; i < 200; i++) Trade(stage, venue, round * 200 + i + 1);
        });
        Assert.Equal(0, allocated);
        Assert.Equal((1_800, 1_200, 4_800, 4_199), (venue.Rows, venue.Refusals, venue.Commands, venue.Risks));
    }

    // Both sides of a symbol, funding, a part and the rest of them closed by hand, and what was bought by hand sold again.
    [Fact]
    public void Attribution_allocates_nothing()
    {
        var venue = new Venue();
        var stage = new TradeStage(new TradingOptions { Mode = AccountMode.Hedge, MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale }, Desk.Instruments, venue, venue);
        var allocated = Allocations.Least(3, round =>
        {
            for (var i = 0; i < 200; i++)
            {
                var step = round * 200 + i + 1;
                var time = Desk.Start + step * EngineTime.NsPerSecond;
                Signal(stage, Desk.Long(), time, step * 10);
                Fill(stage, venue, time);
                Signal(stage, Desk.Short(), time, step * 10 + 1);
                Fill(stage, venue, time);
                Update(stage, VenueUpdateKind.Funding, Side.Buy, 0, Direction.Long, time);
                Update(stage, VenueUpdateKind.ManualFill, Side.Buy, 50, Direction.Long, time);
                Update(stage, VenueUpdateKind.ManualFill, Side.Sell, 50, Direction.Long, time);
                Update(stage, VenueUpdateKind.Correction, Side.Buy, 40, Direction.Short, time);
                Update(stage, VenueUpdateKind.Liquidation, Side.Sell, 10_000, Direction.Long, time);
                Update(stage, VenueUpdateKind.ManualFill, Side.Buy, 9_960, Direction.Short, time);
            }
        });
        Assert.Equal((0, 2_400), (allocated, venue.Rows));
    }

    private static void Update(TradeStage stage, VenueUpdateKind kind, Side side, long quantity, Direction direction, long time) => stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.VenueUpdate,
        VenueUpdate = new VenueUpdate
        {
            Kind = kind, Side = side, Quantity = quantity, Direction = direction, Price = 100_00, Amount = 10_000_000_000, TimeNs = time, VenueTimeNs = time,
        },
    });

    // Enter, be refused, close a part, be reversed by the other side, which is closed after a refused exit.
    private static void Trade(TradeStage stage, Venue venue, long step)
    {
        var time = Desk.Start + step * EngineTime.NsPerSecond;
        stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Clock, Sequence = step * 10, ClockNs = time });
        Command(stage, new Command { Kind = CommandKind.SetKnob, Knob = LiveKnob.RiskPpm, Value = 5_000 + step % 2 });
        Command(stage, new Command { Kind = CommandKind.SetKnob, Knob = LiveKnob.RiskPpm });
        Command(stage, new Command { Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.Flatten, Reason = KillSwitchReason.LedgerOverflow });
        Command(stage, new Command { Kind = CommandKind.KillSwitch, Origin = CommandOrigin.Operator });
        Signal(stage, Desk.Long(), time, step * 10);
        Fill(stage, venue, time);
        Signal(stage, Desk.Long(), time, step * 10 + 1);
        Exit(stage, venue, time, 500_000);
        Fill(stage, venue, time);
        Signal(stage, Desk.Short(), time, step * 10 + 2);
        Fill(stage, venue, time);
        Fill(stage, venue, time);
        stage.OnEvent(new TradeEvent
        {
            Kind = TradeEventKind.CandleClose, Sequence = step * 10, CandleClose = new CandleClose { TimeNs = time, Close = 100_00 },
        });
        Watch(stage, time, step);
        Exit(stage, venue, time, 1_000_000);
        stage.OnEvent(new TradeEvent
        {
            Kind = TradeEventKind.OrderReport,
            OrderReport = new OrderReport { Order = venue.Last.Order, Kind = OrderReportKind.Rejected, TimeNs = time },
        });
        Exit(stage, venue, time, 1_000_000);
        Fill(stage, venue, time);
    }

    // Triggers trip and are reset, a symbol falls silent and is heard, and the time to flat is reckoned.
    private static void Watch(TradeStage stage, long time, long step)
    {
        for (var phase = 0; phase < 2; phase++)
        {
            stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Clock, Sequence = step * 10, ClockNs = time, SilentNs = (1 - phase) * 20 * EngineTime.NsPerSecond });
            Command(stage, new Command { Kind = CommandKind.ReportClock, Value = (1 - phase) * EngineTime.NsPerSecond });
            stage.OnEvent(new TradeEvent
            {
                Kind = TradeEventKind.SymbolView, Sequence = step * 10,
                SymbolView = new SymbolView
                {
                    TimeNs = time, Price = 100_00, SilentNs = (1 - phase) * 500 * EngineTime.NsPerMs, MedianGapNs = 10 * EngineTime.NsPerMs, BarTimeNs = time,
                    BarBuyVolume = 1_000, BarSellVolume = 1_000, AtrFast = 1,
                },
            });
        }
    }

    private static void Command(TradeStage stage, Command command) =>
        stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Command, Command = command });

    private static void Signal(TradeStage stage, Signal signal, long time, long sequence)
    {
        signal.TimeNs = time;
        signal.Sequence = sequence;
        stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Signal, Sequence = sequence, Signal = signal });
    }

    private static void Exit(TradeStage stage, Venue venue, long time, int part) => stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.ExitRequest,
        ExitRequest = new ExitRequest { TimeNs = time, PositionId = venue.Position, Price = 100_00, PartPpm = part, Reason = ExitReason.AdverseMoves },
    });

    private static void Fill(TradeStage stage, Venue venue, long time) => stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.OrderReport,
        OrderReport = new OrderReport
        {
            Order = venue.Last.Order, Kind = OrderReportKind.Filled, Quantity = venue.Last.Quantity, Price = 100_00, TimeNs = time, VenueTimeNs = time,
            Fee = 10_000_000_000,
        },
    });
}
