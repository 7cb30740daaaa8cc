using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Latency;
using FastEngine.Rings;
using FastEngine.Trading;

namespace FastEngine.Engine;

/// <summary>The trade stage's results: the ledger to the cold side's ring, position updates to a queue for each shard.</summary>
internal sealed class TradeOutput(TradeLedger ledger) : ITradeOutput
{
    private const int PositionCapacity = 1_024;

    private EventQueue<PositionUpdate>[] _positions = [];
    private EventQueue<LedgerEvent>? _captured;

    /// <summary>From the publication of the deciding tick to the order at the gateway, of sampled ticks.</summary>
    public LatencyHistogram TickToOrder { get; } = new();

    /// <summary>Whose output it is; set when that is made.</summary>
    public TradeStage? Stage { get; set; }

    /// <summary>Which orders the kill switch makes void before they leave.</summary>
    public EntryStop Stop { get; } = new();

    /// <summary>Whether a journal is kept.</summary>
    public bool Records { get; set; }

    /// <summary>Tells the log; null when nothing does.</summary>
    public TradeLog? Log { get; set; }

    /// <summary>Of the latency ledger; null when none is kept.</summary>
    public TradeStamps? Latency { get; set; }

    /// <summary>What the watchdog looks at; null when nothing watches.</summary>
    public ExitDeadlines? Deadlines { get; set; }

    /// <summary>Updates on their way to a shard.</summary>
    public EventQueue<PositionUpdate> Positions(int shard) => _positions[shard];

    public void Attach(int shards)
    {
        _positions = new EventQueue<PositionUpdate>[shards];
        for (var i = 0; i < shards; i++) _positions[i] = new EventQueue<PositionUpdate>(PositionCapacity);
    }

    /// <summary>Takes the ledger instead of the ring while a journal is played; null ends that.</summary>
    public void Capture(EventQueue<LedgerEvent>? captured) => _captured = captured;

    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.KillSwitchChanged) Stop.Set((KillSwitchLevel)e.Command.After, Stage!.LastOrder);
        if (_captured is not null)
        {
            Log?.Note(in e);
            _captured.Add() = e;
            return;
        }

        ref var slot = ref ledger.Claim(TradeRecordKind.Output, out var sequence);
        slot.Output = e;
        if (e.Kind == LedgerEventKind.OrderPlaced) Stamp(ref slot.Output.Order);
        ledger.Publish(sequence);
        Log?.Write(in e);
    }

    public void OnPosition(in PositionUpdate update)
    {
        var shard = update.InstrumentId % _positions.Length;
        _positions[shard].Add() = update;
        if (!Records || _captured is not null) return;
        ledger.Claim(TradeRecordKind.PositionSent, out var sequence).Shard = shard;
        ledger.Publish(sequence);
    }

    public void OnBackupExit(int slot, in ApprovedOrder order) => Deadlines?.Offer(slot, in order, MonotonicClock.Now());

    public void OnExitAwaited(int slot, long positionId, long order) => Deadlines?.Await(slot, positionId, order, MonotonicClock.Now());

    // The trade stage knows no clock: its sink stamps what it approved.
    private void Stamp(ref OrderTerms order)
    {
        order.ApprovedStamp = MonotonicClock.Stamp();
        Latency?.Approved(order.Order, order.ApprovedStamp);
        if (order.PublishedStamp != 0) TickToOrder.Record(MonotonicClock.ElapsedNs(order.PublishedStamp, order.ApprovedStamp));
    }
}
