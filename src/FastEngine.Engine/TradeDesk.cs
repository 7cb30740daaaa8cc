using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Trading;

namespace FastEngine.Engine;

/// <summary>Trade stage and venue stepped behind one shard in a fixed order, so that a run is the same on every machine and at every speed.</summary>
/// <remarks>Per event: the reports that are due, the shard, the trade stage, the venue, and what they send back, until nothing is left.</remarks>
public sealed class TradeDesk
{
    private const int QueueCapacity = 16_384;

    private readonly EventQueue<TradeEvent> _events = new(QueueCapacity);
    private readonly EventQueue<PositionUpdate> _positions = new(QueueCapacity);
    private readonly SingleProducerRing<LedgerEvent> _ledger;
    private readonly ISteppedVenue _venue;
    private readonly TradeStage _stage;
    private readonly TradeOutput _output;
    private ShardSignals<ShardSink>? _signals;
    private int[] _slotOf = [];

    public TradeDesk(TradingOptions options, InstrumentTable instruments, ISteppedVenue venue, int ledgerSlots)
    {
        _ledger = new SingleProducerRing<LedgerEvent>(ledgerSlots);
        _venue = venue;
        _output = new TradeOutput(_ledger, _positions);
        _stage = new TradeStage(options, instruments.All.ToArray(), venue, _output);
    }

    public TradeStage Stage => _stage;

    /// <summary>From the publication of a sampled tick to the order that it led to at the gateway.</summary>
    public LatencyHistogram TickToOrder => _output.TickToOrder;

    internal SingleProducerRing<LedgerEvent> Ledger => _ledger;

    internal EventQueue<TradeEvent> Events => _events;

    internal void Attach(ShardSignals<ShardSink> signals, int[] slotOf)
    {
        _signals = signals;
        _slotOf = slotOf;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Before(in Tick tick)
    {
        if (_venue.NextReportNs <= tick.ExchangeTimeNs) TakeReports(in tick);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void After(in Tick tick, bool isOnTime)
    {
        if (!_events.IsEmpty) Run(tick.Sequence);
        if (tick.Kind == EventKind.Trade) _venue.OnTrade(in tick, isOnTime);
        else Clock(in tick);
        if (_venue.NextReportNs <= tick.ExchangeTimeNs) TakeReports(in tick);
    }

    internal void End() => _stage.EndOfTape();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Clock(in Tick tick)
    {
        ref var e = ref _events.Add();
        e.Kind = TradeEventKind.Clock;
        e.ClockNs = tick.ExchangeTimeNs;
        Run(tick.Sequence);
        _venue.OnClock(in tick);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeReports(in Tick tick)
    {
        while (_venue.TryTakeReport(tick.ExchangeTimeNs, out var report))
        {
            ref var e = ref _events.Add();
            e.Kind = TradeEventKind.OrderReport;
            e.OrderReport = report;
            Run(tick.Sequence);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run(long sequence)
    {
        while (!_events.IsEmpty)
        {
            var e = _events.First;
            _events.RemoveFirst();
            e.Sequence = sequence;
            _stage.OnEvent(in e);
            while (!_positions.IsEmpty)
            {
                ref readonly var update = ref _positions.First;
                _signals!.OnPosition(_slotOf[update.InstrumentId], in update);
                _positions.RemoveFirst();
            }
        }
    }
}
