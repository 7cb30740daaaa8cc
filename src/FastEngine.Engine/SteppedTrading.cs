using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>Trade stage and venue stepped behind one shard in a fixed order, so that a run is the same on every machine and at every speed.</summary>
/// <remarks>Per event: the reports that are due, the shard, the trade stage, the venue, and what they send back, until nothing is left.</remarks>
internal sealed class SteppedTrading
{
    private const int QueueCapacity = 16_384;
    private const int CommandBatch = 64;

    private readonly TradeDesk _desk;
    private readonly ISteppedVenue _venue;
    private readonly RingConsumer<TradeEvent> _commands;
    private ShardPositions? _shard;
    private HeldOrders? _held;
    private UnfinishedEvent _last;
    private TradeEvent _taken;

    // Of the last event that is done: what a command leads to comes after it, and is not matched with it.
    private long _sequence;

    public SteppedTrading(TradeDesk desk)
    {
        _desk = desk;
        _venue = desk.Venue;
        _commands = new RingConsumer<TradeEvent>(desk.Commands);
    }

    public EventQueue<TradeEvent> Events { get; } = new(QueueCapacity);

    public void Attach(ShardPositions shard) => _shard = shard;

    /// <summary>Once a round: what other threads asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Poll()
    {
        _desk.Deadlines?.OnRound();
        if (_commands.HighestAvailable() >= _commands.Next || _desk.Snapshots.IsWanted || _held is not null) TakeCommands();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Before(in Tick tick)
    {
        if (_venue.NextReportNs <= tick.ExchangeTimeNs) TakeReports(in tick);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void After(in Tick tick, bool isOnTime)
    {
        _sequence = tick.Sequence;
        if (!Events.IsEmpty) Run(tick.Sequence);
        if (tick.Kind == EventKind.Trade) _venue.OnTrade(in tick, isOnTime);
        else if (tick.Kind == EventKind.Clock) Clock(in tick);
        else _venue.OnQuote(in tick);
        if (_venue.NextReportNs <= tick.ExchangeTimeNs) TakeReports(in tick);
    }

    public void End() => _desk.End();

    /// <summary>Runs one event before the start, as of a sequence.</summary>
    public void RunNow(in TradeEvent recovered, long sequence)
    {
        _sequence = sequence;
        Events.Add() = recovered;
        Run(sequence);
    }

    /// <summary>Sets what happens when the thread runs, before anything else.</summary>
    /// <param name="held">Orders that leave.</param>
    /// <param name="last">The event to be finished, if any.</param>
    public void Continue(HeldOrders held, in UnfinishedEvent last)
    {
        _held = held;
        _last = last;
    }

    private void Release()
    {
        var held = _held!;
        _held = null;
        held.Release(_venue, _desk.Output.Stop, new NeverSentReports(_desk));
        if (!_last.HasTick) return;
        ref readonly var tick = ref _last.Tick;
        _sequence = tick.Sequence;
        if (tick.Kind == EventKind.Clock && !_last.IsClockTaken) Clock(in tick);
        else if (!_last.IsShown && tick.Kind == EventKind.Clock) _venue.OnClock(in tick);
        else if (!_last.IsShown && tick.Kind == EventKind.Quote) _venue.OnQuote(in tick);
        else if (!_last.IsShown) _venue.OnTrade(in tick, _last.IsOnTime);
        if (_venue.NextReportNs <= tick.ExchangeTimeNs) TakeReports(in tick);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Clock(in Tick tick)
    {
        ref var e = ref Add(TradeEventKind.Clock, tick.Sequence);
        e.ClockNs = tick.ExchangeTimeNs;
        e.SilentNs = tick.Quantity;
        Run(tick.Sequence);
        _venue.OnClock(in tick);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeReports(in Tick tick)
    {
        while (_venue.TryTake(tick.ExchangeTimeNs, ref _taken))
        {
            _taken.Shard = -1;
            _taken.Position = _shard!.Port.Position;
            _taken.Sequence = tick.Sequence;
            Events.Add() = _taken;
            Run(tick.Sequence);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeCommands()
    {
        if (_held is not null) Release();
        var count = _commands.Available(CommandBatch);
        for (var i = 0; i < count; i++)
        {
            ref var e = ref Events.Add();
            e = _commands[_commands.Next + i];
            e.Position = _shard!.Port.Position;
            e.Sequence = _sequence;
            Run(_sequence);
        }

        if (count > 0) _commands.Release(_commands.Next + count - 1);
        _desk.TakeSnapshotIfWanted();
    }

    // What no shard sent; its place among the shard's events is this one.
    private ref TradeEvent Add(TradeEventKind kind, long sequence)
    {
        ref var e = ref Events.Add();
        e.Kind = kind;
        e.Shard = -1;
        e.Position = _shard!.Port.Position;
        e.Sequence = sequence;
        return ref e;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run(long sequence)
    {
        var positions = _desk.Output.Positions(0);
        while (!Events.IsEmpty)
        {
            _desk.OnEvent(in Events.First);
            Events.RemoveFirst();
            while (!positions.IsEmpty)
            {
                _shard!.Apply(in positions.First);
                positions.RemoveFirst();
            }
        }
    }
}
