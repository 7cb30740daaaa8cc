using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Journal;
using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The rings and agents of a trade stage that has a thread of its own, and of the venue behind it.</summary>
internal sealed class TradeThread
{
    private const int PositionSlots = 1_024;
    private const int OrderSlots = 4_096;

    private readonly TradeDesk _desk;
    private readonly MultiProducerRing<TradeEvent> _events;
    private readonly SingleProducerRing<PositionUpdate>[] _positions;
    private readonly RingConsumer<PositionUpdate>[] _updates;
    private readonly OrderQueue _orders = new(OrderSlots);
    private OrderSender? _sender;

    /// <param name="desk">The stage and its venue.</param>
    /// <param name="shards">How many shards there are.</param>
    /// <param name="slots">Of the trade ring; a power of two.</param>
    public TradeThread(TradeDesk desk, int shards, int slots)
    {
        _desk = desk;
        _events = new MultiProducerRing<TradeEvent>(slots);
        _positions = new SingleProducerRing<PositionUpdate>[shards];
        _updates = new RingConsumer<PositionUpdate>[shards];
        for (var i = 0; i < shards; i++)
        {
            _positions[i] = new SingleProducerRing<PositionUpdate>(PositionSlots);
            _updates[i] = new RingConsumer<PositionUpdate>(_positions[i]);
        }

        Stage = new TradeAgent(desk, _events, _positions);
        desk.SendTo(_orders);
    }

    public TradeAgent Stage { get; }

    public VenueAgent? Venue { get; private set; }

    public OrderQueue Orders => _orders;

    public long Unjournalled => _sender?.Unjournalled ?? 0;

    public long Overtaken => _sender?.Overtaken ?? 0;

    public TradeInbox NewInbox() => new RingInbox(_events);

    public RingConsumer<PositionUpdate> Updates(int shard) => _updates[shard];

    public void AddVenue(SingleProducerRing<Tick>[] inbound, Sequence[] consumed, int instruments, IntentLog intents, JournalWiring? journal, BackupExits? backup, OrderStamps? stamps = null)
    {
        var ticks = new RingConsumer<Tick>[inbound.Length];
        for (var i = 0; i < ticks.Length; i++) ticks[i] = new RingConsumer<Tick>(inbound[i], consumed[i]);
        var outlet = new GatewayOutlet(_desk.Venue);
        _sender = new OrderSender(_orders, outlet, journal is null ? null : intents, journal?.Journal, new NeverSentReports(_desk), _desk.Output.Stop, backup, stamps);
        Venue = new VenueAgent(_desk.Venue, _sender, ticks, _events, instruments);
    }

    /// <summary>Waits until the trade thread and the venue have nothing more for each other; nothing else may reach them any more.</summary>
    public void WaitUntilQuiet(Func<bool> mayGoOn)
    {
        var idle = default(BackoffIdle);
        var quiet = 0;
        while (quiet < 2 && mayGoOn())
        {
            var isQuiet = Stage.Taken.Value == _events.Cursor && _sender!.Done.Value == _orders.Ring.Cursor && Venue!.IsIdle;
            quiet = isQuiet ? quiet + 1 : 0;
            idle.Idle();
        }
    }

    public void Close()
    {
        _events.Close();
        _orders.Ring.Close();
        foreach (var ring in _positions) ring.Close();
    }
}
