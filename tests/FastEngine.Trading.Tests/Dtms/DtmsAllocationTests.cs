using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests.Dtms;

public class DtmsAllocationTests
{
    private sealed class Venue : IOrderGateway, ITradeOutput
    {
        public OrderTerms Last;
        public int Hedges;
        public int Additions;
        public int DeepChecks;

        public void Submit(in ApprovedOrder order)
        {
            Last = order.Terms;
            if (order.Terms.Leg == OrderLeg.Hedge) Hedges++;
        }

        public void Cancel(long order, long timeNs)
        {
        }

        public void Query(in VenueQuery query)
        {
        }

        public void OnLedger(in LedgerEvent e)
        {
            if (e.Kind != LedgerEventKind.Dtms) return;
            if (e.Dtms.Kind == DtmsEventKind.DeepCheck) DeepChecks++;
            if (e.Dtms.Kind == DtmsEventKind.ReAdded) Additions++;
        }

        public void OnPosition(in PositionUpdate update)
        {
        }
    }

    private readonly Venue _venue = new();
    private readonly TradeStage _stage;
    private long _now = 1_700_042_400 * EngineTime.NsPerSecond;
    private long _sequence;

    public DtmsAllocationTests() => _stage = new TradeStage(Managed.Hedging with { Protection = new ProtectionOptions { IsEnabled = false } }, Desk.Instruments, _venue, _venue);

    [Fact]
    public void Managing_a_position_through_its_states_allocates_nothing()
    {
        var snapshot = new byte[_stage.SnapshotSize];
        var allocated = Allocations.Least(3, _ =>
        {
            for (var i = 0; i < 20; i++)
            {
                Live();
                _stage.WriteSnapshot(snapshot);
            }
        });
        Assert.Equal(0, allocated);
        Assert.Equal((60, 60), (_venue.Hedges, _venue.Additions));
        Assert.True(_venue.DeepChecks > 300, $"{_venue.DeepChecks} deep checks");
    }

    // Warned, reduced, hedged, recovering, healthy again, closed.
    private void Live()
    {
        var signal = Desk.Long();
        signal.TimeNs = _now;
        signal.Sequence = ++_sequence;
        _stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Signal, Sequence = _sequence, Signal = signal });
        Fill();
        var position = _venue.Last.PositionId;
        See(Views.Sum(-3), 20);
        See(Views.Sum(-5), 20);
        Fill();
        See(Views.Sum(-7), 20);
        Fill();
        See(Views.Break(1).WithRsi(-1).WithDelta(-1), 5);
        Fill();
        See(Views.Sum(2), 20);
        Fill();
        _stage.OnEvent(new TradeEvent
        {
            Kind = TradeEventKind.ExitRequest, Sequence = ++_sequence,
            ExitRequest = new ExitRequest { TimeNs = _now, PositionId = position, Price = 100_00, PartPpm = 1_000_000, Reason = ExitReason.TrailingStop },
        });
        Fill();
    }

    private void See(SymbolView view, int minutes)
    {
        for (var i = 0; i <= minutes; i++)
        {
            view.TimeNs = _now;
            view.Price = 100_10;
            view.BarTimeNs = _now;
            _stage.OnEvent(new TradeEvent { Kind = TradeEventKind.SymbolView, Sequence = ++_sequence, SymbolView = view });
            _now += EngineTime.NsPerMinute;
        }
    }

    private void Fill() => _stage.OnEvent(new TradeEvent
    {
        Kind = TradeEventKind.OrderReport, Sequence = ++_sequence,
        OrderReport = new OrderReport
        {
            Order = _venue.Last.Order, Kind = OrderReportKind.Filled, Quantity = _venue.Last.Quantity, Price = 100_00, TimeNs = _now, VenueTimeNs = _now,
        },
    });
}
