using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Feeds.Intake;

/// <summary>The feed of a replay: merged input through the intake onto the shards' inbound rings.</summary>
/// <remarks>Publishes an event only when every ring has room for it, so that clock events reach all shards at the same place of the stream.</remarks>
public sealed class ReplayAgent : ISourceAgent
{
    private readonly MergedInput _input;
    private readonly TradeIntake _intake;
    private readonly SingleProducerRing<Tick>[] _shards;
    private readonly long[] _claimed;
    private readonly long[] _published;
    private readonly long[] _skipThrough;
    private readonly ReplayPace _pace;
    private readonly IReadOnlyList<PublicationStamps>? _stamps;
    private readonly int _batch;
    private readonly int _sampleMask;
    private readonly Tick[] _pending = new Tick[TradeIntake.MaxEvents];
    private int _pendingPosition;
    private int _pendingCount;
    private long _sequence;
    private long _fastUntil = -1;
    private long _received;
    private long _roundStart;
    private bool _isHeldBack;
    private bool _hasEnded;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    /// <param name="input">What to replay; owned by the caller.</param>
    /// <param name="intake">Its gate and clock.</param>
    /// <param name="rings">Inbound rings in shard order.</param>
    /// <param name="pace">How fast.</param>
    /// <param name="batch">Most trades of one round.</param>
    /// <param name="latencySample">One event in this many, a power of two, is stamped for the latency histogram.</param>
    /// <param name="stamps">In shard order, of the latency ledger; null for none.</param>
    public ReplayAgent(MergedInput input, TradeIntake intake, IReadOnlyList<SingleProducerRing<Tick>> rings, ReplayPace pace, int batch = 256, int latencySample = 64,
        IReadOnlyList<PublicationStamps>? stamps = null)
    {
        if (latencySample <= 0 || (latencySample & (latencySample - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(latencySample), latencySample, "the latency sample must be a power of two");
        _input = input;
        _intake = intake;
        _shards = [.. rings];
        _claimed = new long[_shards.Length];
        _published = new long[_shards.Length];
        _skipThrough = new long[_shards.Length];
        Array.Fill(_skipThrough, -1);
        Array.Fill(_claimed, Sequence.Initial);
        Array.Fill(_published, Sequence.Initial);
        _pace = pace;
        _stamps = stamps;
        _batch = batch;
        _sampleMask = latencySample - 1;
    }

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks { get; private set; }

    /// <summary>Events published, clock events included.</summary>
    public long Events => _sequence;

    /// <summary>Events up to this sequence are behind a shard already, -1 for none. Before the start.</summary>
    public void SkipThrough(int shard, long sequence)
    {
        _skipThrough[shard] = sequence;
        _fastUntil = Math.Max(_fastUntil, sequence);
    }

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        if (_stamps is not null) BeginRound();
        var work = Replay();
        Publish();
        if (_hasEnded && _pendingPosition == _pendingCount) _isCompleted = true;
        return work;
    }

    // Of a publication the earliest read counts: of what was left over the round before, of what a full ring holds back the one that read it.
    private void BeginRound()
    {
        var stamp = MonotonicClock.Stamp();
        if (_pendingPosition == _pendingCount) _received = stamp;
        else if (!_isHeldBack) _received = _roundStart;
        _roundStart = stamp;
        _isHeldBack = false;
    }

    private int Replay()
    {
        var work = 0;
        while (work < _batch)
        {
            if (_pendingPosition < _pendingCount && !ClaimPending())
            {
                _isHeldBack = true;
                break;
            }

            if (_hasEnded) break;
            if (_stopRequested)
            {
                Complete();
                break;
            }

            var state = _input.Look();
            if (state != MergeState.Trade)
            {
                if (state == MergeState.Completed) Complete();
                break;
            }

            if (_sequence > _fastUntil && !_pace.IsDue(_input.HeadKey)) break;
            _intake.Accept(in _input.Head, _input.HeadInput);
            _input.Take();
            _pendingPosition = 0;
            _pendingCount = _intake.Events.Length;
            _intake.Events.CopyTo(_pending);
            work++;
        }

        return work;
    }

    private void Complete()
    {
        _intake.Complete();
        _hasEnded = true;
    }

    private bool ClaimPending()
    {
        while (_pendingPosition < _pendingCount)
        {
            ref var tick = ref _pending[_pendingPosition];
            tick.Sequence = _sequence;
            tick.Stamp = (_sequence & _sampleMask) == 0 ? MonotonicClock.Stamp() : 0;
            if (tick.Kind != EventKind.Clock)
            {
                var shard = tick.InstrumentId % _shards.Length;
                if (_sequence > _skipThrough[shard])
                {
                    if (!TryClaim(shard, in tick)) return false;
                    if (tick.Kind == EventKind.Trade) Ticks++;
                }
            }
            else
            {
                foreach (var ring in _shards)
                {
                    if (ring.RemainingCapacity == 0) return false;
                }

                for (var shard = 0; shard < _shards.Length; shard++)
                {
                    if (_sequence > _skipThrough[shard]) TryClaim(shard, in tick);
                }
            }

            _sequence++;
            _pendingPosition++;
        }

        return true;
    }

    private bool TryClaim(int shard, in Tick tick)
    {
        var ring = _shards[shard];
        if (!ring.TryClaim(1, out var sequence)) return false;
        ring[sequence] = tick;
        _claimed[shard] = sequence;
        return true;
    }

    // Once a round: a consumer that waits for every single event would pull the cursor's line back and forth.
    private void Publish()
    {
        long parsed = 0;
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            if (_claimed[shard] == _published[shard]) continue;
            if (_stamps is not null)
            {
                if (parsed == 0) parsed = MonotonicClock.Stamp();
                _stamps[shard].Add(_published[shard] + 1, _received, parsed);
            }

            _shards[shard].Publish(_claimed[shard]);
            _published[shard] = _claimed[shard];
        }
    }
}
