using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Trading;

namespace FastEngine.Engine.Tests;

/// <summary>Orders that are on their way to the gateway when the kill switch is set.</summary>
public class OvertakenEntryTests
{
    private static readonly Instrument[] Instruments = [Make(0, "BTCUSDT"), Make(1, "ETHUSDT")];

    [Fact]
    public void An_entry_that_was_approved_before_the_trip_is_given_back_as_never_sent()
    {
        var way = new Way();
        way.Tell(Signal(0));
        way.Kill(KillSwitchLevel.StopEntries);
        way.Sender.DoWork();
        Assert.Empty(way.Sent);
        Assert.Equal(1, way.Sender.Overtaken);
        way.TakeCommands();
        Assert.Equal(0, way.Desk.Stage.CopyLiveOrders(new LiveOrderView[way.Desk.Stage.LiveOrderCapacity]));
    }

    [Fact]
    public void What_had_left_stays_and_exits_leave_after_it()
    {
        var way = new Way();
        way.Tell(Signal(0));
        way.Sender.DoWork();
        var entry = way.Sent.Single();
        way.Tell(new TradeEvent
        {
            Kind = TradeEventKind.OrderReport,
            OrderReport = new OrderReport { Order = entry.Order, Kind = OrderReportKind.Filled, Quantity = entry.Quantity, Price = 100_00, TimeNs = 2, VenueTimeNs = 2 },
        });
        way.Tell(Signal(1));
        way.Kill(KillSwitchLevel.Flatten);
        way.Sender.DoWork();
        Assert.Equal([OrderLeg.Entry, OrderLeg.Exit], way.Sent.Select(order => order.Leg));
        Assert.Equal(1, way.Sender.Overtaken);
    }

    [Fact]
    public void Entries_of_after_the_reset_leave()
    {
        var way = new Way();
        way.Tell(Signal(0));
        way.Kill(KillSwitchLevel.StopEntries);
        way.Kill(KillSwitchLevel.None);
        way.Tell(Signal(1));
        way.Sender.DoWork();
        Assert.Equal(1, way.Sent.Single().InstrumentId);
    }

    [Fact]
    public void Hedges_leave_while_entries_alone_are_stopped()
    {
        var stop = new EntryStop();
        var hedge = new OrderTerms { Order = 5, Leg = OrderLeg.Hedge };
        stop.Set(KillSwitchLevel.StopEntries, 5);
        Assert.False(stop.IsVoid(in hedge));
        stop.Set(KillSwitchLevel.ReduceOnly, 5);
        Assert.True(stop.IsVoid(in hedge));
    }

    private static TradeEvent Signal(int instrument) => new()
    {
        Kind = TradeEventKind.Signal,
        Signal = new Signal { TimeNs = 1, Sequence = instrument + 1, InstrumentId = instrument, Price = 100_00, Direction = Direction.Long, Confluence = 4, EntryScore = 2 },
    };

    private static Instrument Make(int id, string symbol) => new()
    {
        Id = id, Symbol = symbol, Name = symbol, Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 10,
    };

    // The trade thread's end, the queue, and the gateway's thread, which is this one.
    private sealed class Way : IOrderOutlet
    {
        private readonly RingConsumer<TradeEvent> _commands;

        public Way()
        {
            var queue = new OrderQueue(64);
            Desk = new TradeDesk(new TradingOptions(), new InstrumentTable(Instruments), new NoVenue(), ledgerSlots: 1_024);
            Desk.Output.Attach(1);
            _commands = new RingConsumer<TradeEvent>(Desk.Commands);
            Desk.SendTo(queue);
            Sender = new OrderSender(queue, this, neverSent: new NeverSentReports(Desk), stop: Desk.Output.Stop);
        }

        public TradeDesk Desk { get; }

        public OrderSender Sender { get; }

        public List<OrderTerms> Sent { get; } = [];

        public void Tell(TradeEvent e) => Desk.OnEvent(in e);

        public void Kill(KillSwitchLevel level) => Tell(new TradeEvent
        {
            Kind = TradeEventKind.Command,
            Command = new Command { Kind = CommandKind.KillSwitch, Value = (long)level, Reason = KillSwitchReason.Operator, Origin = CommandOrigin.Operator, InstrumentId = -1 },
        });

        public void TakeCommands()
        {
            for (var count = _commands.Available(64); count > 0; count--)
            {
                Tell(_commands[_commands.Next]);
                _commands.Release(_commands.Next);
            }
        }

        public void Send(in ApprovedOrder order, TapePlace place) => Sent.Add(order.Terms);

        public void Cancel(long order, long timeNs, TapePlace place)
        {
        }

        public void Query(in VenueQuery query, TapePlace place)
        {
        }

        public void Ask(long after, long dueNs)
        {
        }

        public void BarrierReached(long window)
        {
        }
    }

    private sealed class NoVenue : ISteppedVenue
    {
        public long NextReportNs => long.MaxValue;

        public void OnTrade(in Tick tick, bool isOnTime)
        {
        }

        public bool TryTake(long dueNs, ref TradeEvent e) => false;

        public void Submit(in ApprovedOrder order)
        {
        }

        public void Cancel(long order, long timeNs)
        {
        }

        public void Query(in VenueQuery query)
        {
        }
    }
}
