using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Signals.Decisions;

namespace FastEngine.Engine.Journal;

/// <summary>Plays a journal through a pipeline that is not started, compares what comes out with what was recorded, and leaves the pipeline
/// in the state that the journal ends in. Recovery and verification are this one pass.</summary>
/// <remarks>Shards run again from their own events; the trade stage from the events recorded for it, so that the order in which threads met
/// is the recorded one. Nothing leaves: no order is sent, nothing is written to a ring.</remarks>
public sealed class JournalPlayer : IShardCapture
{
    private const int QueueCapacity = 4_096;

    private readonly Pipeline _pipeline;
    private readonly TradeDesk? _desk;
    private readonly ILedgerHandler? _handler;
    private readonly ISteppedVenue? _venue;
    private readonly EventQueue<TradeEvent>[] _sent;
    private readonly EventQueue<DecisionRecord>[] _decisions;
    private readonly EventQueue<LedgerEvent> _ledger = new(QueueCapacity);
    private readonly bool[] _hasGap;
    private readonly long[] _lastSequences;
    private readonly Tick[] _lastTrades;
    private bool _isPlaying;
    private readonly List<(long Order, long TimeNs)> _lastCancels = [];
    private readonly PlayedQueries _queries = new();
    private UnfinishedEvent _last;
    private bool _hasTradeGap;
    private bool _hasState;
    private long _record;

    /// <param name="pipeline">Wired as the recorded engine was, with the same configuration; not started.</param>
    /// <param name="handler">Takes the ledger as it was recorded.</param>
    /// <param name="drivesVenue">Whether the pipeline's venue is brought to its state too: one that fills from the tape, in this process, on one
    /// hot thread, whose whole life the journal holds.</param>
    public JournalPlayer(Pipeline pipeline, ILedgerHandler? handler = null, bool drivesVenue = false)
    {
        _handler = handler;
        _venue = drivesVenue ? pipeline.Desk?.Venue : null;
        _pipeline = pipeline;
        _desk = pipeline.Desk;
        var shards = pipeline.Shards.Count;
        _sent = new EventQueue<TradeEvent>[shards];
        _decisions = new EventQueue<DecisionRecord>[shards];
        _hasGap = new bool[shards];
        _lastSequences = new long[shards];
        Array.Fill(_lastSequences, -1);
        _lastTrades = new Tick[pipeline.Instruments.Count];
        for (var i = 0; i < shards; i++)
        {
            _sent[i] = new EventQueue<TradeEvent>(QueueCapacity);
            _decisions[i] = new EventQueue<DecisionRecord>(QueueCapacity);
        }
    }

    public JournalParity Parity { get; } = new();

    /// <summary>Sequence of the last inbound event of a shard, -1 before the first.</summary>
    public long LastSequence { get; private set; } = -1;

    /// <summary>The same of one shard.</summary>
    public long LastSequenceOf(int shard) => _lastSequences[shard];

    /// <summary>The last trade of an instrument by its id; <see cref="EventKind.None"/> before the first.</summary>
    public ref readonly Tick LastTradeOf(int instrumentId) => ref _lastTrades[instrumentId];

    /// <summary>Time of the last inbound event of a shard.</summary>
    public long LastTimeNs { get; private set; }

    /// <summary>The snapshot that the trade stage begins with; what was recorded of it before is passed over. 0 for the first, the largest
    /// number there is for a pass of the shards alone, which compares nothing.</summary>
    public long TradeFrom { get; init; }

    /// <summary>Whether the journal lost events: then what the shards make of it is not what they made.</summary>
    public bool HasGaps => Parity.Lost > 0;

    /// <summary>The last inbound event of a shard, and how far what follows from it is in the journal.</summary>
    internal ref readonly UnfinishedEvent Last => ref _last;

    /// <summary>Events that the shards sent after the last one that the trade thread was recorded to take.</summary>
    internal EventQueue<TradeEvent> Unsent(int shard) => _sent[shard];

    /// <summary>Cancellations that were recorded after the last event of a shard: they may not have left.</summary>
    internal IReadOnlyList<(long Order, long TimeNs)> LastCancels => _lastCancels;

    /// <summary>Questions that followed from the last event of a shard: they may not have left.</summary>
    internal IReadOnlyList<VenueQuery> LastQueries => _queries.Last;

    /// <summary>Decisions after the last one that was recorded.</summary>
    internal EventQueue<DecisionRecord> Unrecorded(int shard) => _decisions[shard];

    /// <summary>Outputs of the trade thread after the last one that was recorded.</summary>
    internal EventQueue<LedgerEvent> Unwritten => _ledger;

    /// <exception cref="InvalidDataException">The record is none that this engine writes.</exception>
    public void Play(in JournalRecord record)
    {
        if (!_isPlaying) _pipeline.BeginPlaying(this, _ledger, _venue is null ? _queries : null);
        _isPlaying = true;
        _record = record.Number;
        Parity.Records++;
        if (record.IsSnapshot)
        {
            if (record.Number >= TradeFrom) OnSnapshot(record.Payload);
            return;
        }

        switch ((JournalKind)record.Kind)
        {
            case JournalKind.Start:
                break;
            case JournalKind.WarmUp:
                var candle = JournalCodec.Read<WarmUpEntry>(record.Payload);
                _pipeline.LoadCandle(candle.InstrumentId, candle.Timeframe, in candle.Candle, candle.OpenTimeNs);
                break;
            case JournalKind.Instrument:
                _pipeline.Name(InstrumentRecord.Parse(record.Payload));
                break;
            case JournalKind.Tick:
                OnTick(record.Stream, JournalCodec.Read<Tick>(record.Payload));
                break;
            case JournalKind.PositionUpdate:
                OnPosition(record.Stream, JournalCodec.Read<PositionUpdate>(record.Payload));
                break;
            case JournalKind.Decision:
                OnDecision(record.Stream, JournalCodec.Read<DecisionRecord>(record.Payload));
                break;
            case JournalKind.Trade:
                OnTrade(JournalCodec.Read<TradeEvent>(record.Payload));
                break;
            case JournalKind.Ledger:
                OnLedger(JournalCodec.Read<LedgerEvent>(record.Payload));
                break;
            case JournalKind.EndOfTape:
                if (_record >= TradeFrom) _desk?.Stage.EndOfTape();
                break;
            case JournalKind.Gap:
                OnGap(record.Stream);
                Parity.Lost += JournalCodec.Read<long>(record.Payload);
                break;
            case JournalKind.Dropped:
                foreach (var queue in _sent) queue.Clear();
                break;
            default:
                throw new InvalidDataException($"record {record.Number} is of kind {record.Kind}, which this engine does not know");
        }
    }

    /// <summary>Gives the pipeline back: its results go to its rings again, and its orders to its gateway.</summary>
    internal void End()
    {
        if (_isPlaying) _pipeline.EndPlaying();
        _isPlaying = false;
    }

    void IShardCapture.OnOutput(int shard, in ShardOutput output)
    {
        if (output.Kind == ShardOutputKind.Decision && !IsShardsOnly) _decisions[shard].Add() = output.Decision;
    }

    ref TradeEvent IShardCapture.ClaimTrade(int shard)
    {
        if (IsShardsOnly) _sent[shard].Clear();
        return ref _sent[shard].Add();
    }

    private bool IsShardsOnly => TradeFrom == long.MaxValue;

    private void OnGap(int stream)
    {
        if (stream == JournalAgent.TradeStream)
        {
            _hasTradeGap = true;
            _ledger.Clear();
            return;
        }

        _hasGap[stream] = true;
        _sent[stream].Clear();
        _decisions[stream].Clear();
    }

    private void OnTick(int shard, in Tick tick)
    {
        Parity.ShardEvents++;
        LastSequence = Math.Max(LastSequence, tick.Sequence);
        _lastSequences[shard] = tick.Sequence;
        LastTimeNs = Math.Max(LastTimeNs, tick.ExchangeTimeNs);
        _pipeline.PortOf(shard).Replay(tick.Sequence);
        ShowVenue();
        _lastCancels.Clear();
        _queries.Clear();
        _last = new UnfinishedEvent { Tick = tick, HasTick = true };
        if (tick.Kind == EventKind.Trade && tick.TradeId >= _lastTrades[tick.InstrumentId].TradeId) _lastTrades[tick.InstrumentId] = tick;
        if (tick.Kind == EventKind.Trade) _last.IsOnTime = _pipeline.Shards[shard].OnTrade(_pipeline.SlotOf(tick.InstrumentId), in tick);
        else if (tick.Kind == EventKind.Quote) _pipeline.Shards[shard].OnQuote(_pipeline.SlotOf(tick.InstrumentId), in tick);
        else _pipeline.Shards[shard].OnClock(in tick);
        if (_desk is not null) return;

        // Without a trade stage nobody takes what the shards would send it.
        _sent[shard].Clear();
    }

    private void OnPosition(int shard, in PositionUpdate update)
    {
        var queue = _desk!.Output.Positions(shard);
        while (_hasGap[shard] && !queue.IsEmpty && FieldDifference.Find(in update, in queue.First) is not null)
        {
            // Its record is in the gap.
            _pipeline.Shards[shard].OnPosition(_pipeline.SlotOf(queue.First.InstrumentId), in queue.First);
            queue.RemoveFirst();
        }

        if (!queue.IsEmpty)
        {
            Compare(Parity.Positions, "position update", LastSequence, FieldDifference.Find(in update, in queue.First));
            queue.RemoveFirst();
        }

        _pipeline.Shards[shard].OnPosition(_pipeline.SlotOf(update.InstrumentId), in update);
    }

    private void OnDecision(int shard, in DecisionRecord recorded)
    {
        if (IsShardsOnly) return;
        var queue = _decisions[shard];
        var at = 0;
        for (; at < queue.Count; at++)
        {
            ref readonly var candidate = ref queue[at];
            if (candidate.InstrumentId == recorded.InstrumentId && candidate.Decision == recorded.Decision) break;
        }

        if (at == queue.Count)
        {
            if (_hasGap[shard]) return;
            Parity.Decisions.Add(isEqual: false);
            Differ("decision", recorded.Sequence, recorded.Level, "Decision", recorded.Decision.ToString(System.Globalization.CultureInfo.InvariantCulture), "none");
            return;
        }

        Parity.NotRecorded += at;
        for (; at > 0; at--) queue.RemoveFirst();
        if (_hasGap[shard])
        {
            queue.RemoveFirst();
            return;
        }

        Compare(Parity.Decisions, "decision", recorded.Sequence, FieldDifference.Find(in recorded, in queue.First), recorded.Level);
        queue.RemoveFirst();
    }

    private void OnTrade(in TradeEvent recorded)
    {
        if (_record < TradeFrom)
        {
            if (recorded.Shard >= 0) PassSent(in recorded);
            return;
        }

        Parity.TradeEvents++;
        if (recorded.Shard >= 0 && recorded.Kind != TradeEventKind.Clock)
        {
            if (_hasGap[recorded.Shard]) PassSent(in recorded);
            else CompareSent(in recorded);
        }

        if (_desk is null) throw new InvalidDataException($"record {_record} is of a trade thread, and the configuration trades nothing");
        if (recorded.Kind == TradeEventKind.Clock) _last.IsClockTaken = true;
        // Other threads' commands are taken between two events: the venue has seen the one before.
        if (recorded.Kind == TradeEventKind.Command) ShowVenue();
        if (recorded.Kind == TradeEventKind.OrderReport) TakeFromVenue(in recorded, recorded.OrderReport.TimeNs);
        if (recorded.Kind == TradeEventKind.VenueUpdate) TakeFromVenue(in recorded, recorded.VenueUpdate.TimeNs);
        _desk.Stage.OnEvent(in recorded);
    }

    // The venue sees an event after everything that it led to, and before the reports that follow from it.
    private void ShowVenue()
    {
        if (_venue is null || !_last.HasTick || _last.IsShown) return;
        _last.IsShown = true;
        if (_last.Tick.Kind == EventKind.Trade) _venue.OnTrade(in _last.Tick, _last.IsOnTime);
        else if (_last.Tick.Kind == EventKind.Quote) _venue.OnQuote(in _last.Tick);
        else _venue.OnClock(in _last.Tick);
    }

    private void TakeFromVenue(in TradeEvent recorded, long dueNs)
    {
        if (_venue is null) return;
        ShowVenue();
        var taken = default(TradeEvent);
        if (!_venue.TryTake(dueNs, ref taken)) return;
        taken.Shard = recorded.Shard;
        taken.Position = recorded.Position;
        taken.Sequence = recorded.Sequence;
        Compare(Parity.Sent, "venue's event", LastSequence, EventDifference.Find(in recorded, in taken));
    }

    // Behind a gap the shard sends other events than it did: what it had sent up to the recorded one is no longer on its way.
    private void PassSent(in TradeEvent recorded)
    {
        var queue = _sent[recorded.Shard];
        while (!queue.IsEmpty && queue.First.Sequence <= recorded.Sequence) queue.RemoveFirst();
    }

    private void CompareSent(in TradeEvent recorded)
    {
        var queue = _sent[recorded.Shard];
        if (queue.IsEmpty)
        {
            Parity.Sent.Add(isEqual: false);
            Differ("event to the trade thread", recorded.Sequence, -1, "Kind", recorded.Kind.ToString(), "none");
            return;
        }

        Compare(Parity.Sent, "event to the trade thread", recorded.Sequence, EventDifference.Find(in recorded, in queue.First));
        queue.RemoveFirst();
    }

    private void OnLedger(in LedgerEvent recorded)
    {
        _handler?.OnLedger(in recorded);
        if (_record < TradeFrom) return;
        if (recorded.Kind == LedgerEventKind.CancelRequested) _lastCancels.Add((recorded.Report.Order, recorded.Report.TimeNs));
        if (_hasTradeGap)
        {
            _ledger.Clear();
            return;
        }

        if (_ledger.IsEmpty)
        {
            // What an engine that recovered wrote for the one before it, which this journal does not hold any more.
            if (!_hasState) return;
            Parity.Ledger.Add(isEqual: false);
            Differ("ledger event", recorded.Sequence, -1, "Kind", recorded.Kind.ToString(), "none");
            return;
        }

        Compare(Parity.Ledger, "ledger event", recorded.Sequence, EventDifference.Find(in recorded, in _ledger.First));
        _ledger.RemoveFirst();
    }

    private void OnSnapshot(ReadOnlySpan<byte> snapshot)
    {
        if (_desk is null || snapshot.IsEmpty) return;
        if (!_hasState || _hasTradeGap)
        {
            if (!_desk.Stage.Restore(snapshot, out var reason)) throw new InvalidDataException($"the snapshot of record {_record} cannot be used: {reason}");
            _hasState = true;
            _hasTradeGap = false;
            _ledger.Clear();
            return;
        }

        var own = new byte[_desk.Stage.SnapshotSize];
        var isEqual = snapshot.SequenceEqual(own.AsSpan(0, _desk.Stage.WriteSnapshot(own)));
        Parity.Snapshots.Add(isEqual);
        if (!isEqual) Differ("snapshot", LastSequence, -1, "state", "as recorded", "another state");
    }

    private void Compare(ParityCount count, string what, long sequence, (string Field, string Recorded, string Replayed)? difference, int level = -1)
    {
        count.Add(difference is null);
        if (difference is { } found) Differ(what, sequence, level, found.Field, found.Recorded, found.Replayed);
    }

    private void Differ(string what, long sequence, int level, string field, string recorded, string replayed) =>
        Parity.Differ(new JournalDifference
        {
            Record = _record, What = what, Sequence = sequence, Level = level, Field = field, Recorded = recorded, Replayed = replayed,
        });
}
