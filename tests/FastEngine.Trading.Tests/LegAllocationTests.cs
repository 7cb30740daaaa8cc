using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests;

public class LegAllocationTests
{
    private const long Second = EngineTime.NsPerSecond;

    // Keeps the last two orders and the last query of what it is sent.
    private sealed class Venue : IOrderGateway, ITradeOutput
    {
        public OrderTerms Before;
        public OrderTerms Last;
        public long Query;
        public int Rows;
        public int Protected;
        public int Restored;
        public int Moved;

        public void Submit(in ApprovedOrder order) => (Before, Last) = (Last, order.Terms);

        public void Cancel(long order, long timeNs)
        {
        }

        void IOrderGateway.Query(in VenueQuery query) => Query = query.Number;

        public void OnLedger(in LedgerEvent e)
        {
            if (e.Kind == LedgerEventKind.TradeClosed) Rows++;
            if (e.Kind != LedgerEventKind.Risk) return;
            if (e.Risk.Kind == RiskEventKind.Protected) Protected++;
            if (e.Risk.Kind == RiskEventKind.LegRestored) Restored++;
            if (e.Risk.Kind == RiskEventKind.LegMoved) Moved++;
        }

        public void OnPosition(in PositionUpdate update)
        {
        }
    }

    [Fact]
    public void Legs_allocate_nothing()
    {
        var venue = new Venue();
        var options = new TradingOptions
        {
            Protection = new ProtectionOptions { Strategies = [new StrategyLegs { StrategyId = 0, TargetAtrMilli = 2_000 }] },
        };
        var stage = new TradeStage(options, Desk.Instruments, venue, venue);
        var allocated = Allocations.Least(3, round =>
        {
            for (var i = 0; i < 100; i++) Trade(stage, venue, Desk.Start + (round * 100 + i) * 1_000 * Second, (round * 100 + i) * 100 + 1);
        });
        Assert.Equal(0, allocated);
        Assert.Equal((300, 600, 300, 300), (venue.Rows, venue.Protected, venue.Restored, venue.Moved));
    }

    // Enter, be shown, place and verify both legs, lose the stop and have it restored, move it, leave, have the legs cancelled.
    private static void Trade(TradeStage stage, Venue venue, long time, long sequence)
    {
        View(stage, time);
        var signal = Desk.Long() with { TimeNs = time, Sequence = sequence };
        stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Signal, Sequence = sequence, Signal = signal });
        var position = venue.Last.PositionId;
        var quantity = venue.Last.Quantity;
        Report(stage, venue.Last.Order, OrderReportKind.Filled, time, quantity);
        Tell(stage, VenueUpdateKind.Position, time, venue.Query, 0, quantity);
        Tell(stage, VenueUpdateKind.OpenOrdersEnd, time, venue.Query, 0, 0);
        var (stop, target) = (venue.Before.Order, venue.Last.Order);
        Attach(stage, venue, stop, time);
        Attach(stage, venue, target, time);
        Report(stage, stop, OrderReportKind.Cancelled, time + Second, 0);
        Tell(stage, VenueUpdateKind.OpenOrdersEnd, time + Second, venue.Query, 0, 0);
        stop = venue.Last.Order;
        Attach(stage, venue, stop, time + 2 * Second);
        Tell(stage, VenueUpdateKind.OpenOrder, time + 2 * Second, 0, target, quantity);
        stage.OnEvent(new TradeEvent
        {
            Kind = TradeEventKind.ExitCheck,
            ExitCheck = new ExitCheck { TimeNs = time + 200 * Second, PositionId = position, Price = 101_00, StopPrice = 100_50 },
        });
        var moved = venue.Last.Order;
        Attach(stage, venue, moved, time + 201 * Second);
        Report(stage, stop, OrderReportKind.Cancelled, time + 201 * Second, 0);
        stage.OnEvent(new TradeEvent
        {
            Kind = TradeEventKind.ExitRequest,
            ExitRequest = new ExitRequest { TimeNs = time + 202 * Second, PositionId = position, Price = 101_00, PartPpm = 1_000_000, Reason = ExitReason.TrailingStop },
        });
        Report(stage, venue.Last.Order, OrderReportKind.Filled, time + 202 * Second, quantity);
        Report(stage, moved, OrderReportKind.Cancelled, time + 202 * Second, 0);
        Report(stage, target, OrderReportKind.Cancelled, time + 202 * Second, 0);
    }

    private static void View(TradeStage stage, long time) => stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.SymbolView, SymbolView = new SymbolView { TimeNs = time, Price = 100_00, AtrFast = 0.5 },
    });

    private static void Attach(TradeStage stage, Venue venue, long order, long time)
    {
        Report(stage, order, OrderReportKind.Accepted, time, 0);
        Tell(stage, VenueUpdateKind.OpenOrder, time, venue.Query, order, 0);
    }

    private static void Report(TradeStage stage, long order, OrderReportKind kind, long time, long quantity) => stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.OrderReport,
        OrderReport = new OrderReport { Order = order, Kind = kind, TimeNs = time, VenueTimeNs = time, Quantity = quantity, Price = 100_00 },
    });

    private static void Tell(TradeStage stage, VenueUpdateKind kind, long time, long query, long order, long quantity) => stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.VenueUpdate, VenueUpdate = new VenueUpdate { Kind = kind, TimeNs = time, Query = query, Order = order, Quantity = quantity },
    });
}
