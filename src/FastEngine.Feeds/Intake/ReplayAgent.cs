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
    private readonly ReplayPace _pace;
    private readonly int _batch;
    private readonly int _sampleMask;
    private readonly Tick[] _pending = new Tick[TradeIntake.MaxEvents];
    private int _pendingPosition;
    private int _pendingCount;
    private long _sequence;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    /// <param name="input">What to replay; owned by the caller.</param>
    /// <param name="intake">Its gate and clock.</param>
    /// <param name="rings">Inbound rings in shard order.</param>
    /// <param name="pace">How fast.</param>
    /// <param name="batch">Most trades of one round.</param>
    /// <param name="latencySample">One event in this many, a power of two, is stamped for the latency histogram.</param>
    public ReplayAgent(MergedInput input, TradeIntake intake, IReadOnlyList<SingleProducerRing<Tick>> rings, ReplayPace pace, int batch = 256, int latencySample = 64)
    {
        if (latencySample <= 0 || (latencySample & (latencySample - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(latencySample), latencySample, "the latency sample must be a power of two");
        _input = input;
        _intake = intake;
        _shards = [.. rings];
        _pace = pace;
        _batch = batch;
        _sampleMask = latencySample - 1;
    }

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks { get; private set; }

    /// <summary>Events published, clock events included.</summary>
    public long Events => _sequence;

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        var work = 0;
        while (work < _batch)
        {
            if (_pendingPosition < _pendingCount && !PublishPending()) break;
            if (_isCompleted) break;
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

            if (!_pace.IsDue(_input.Head.ExchangeTimeNs)) break;
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
        _isCompleted = true;
    }

    private bool PublishPending()
    {
        while (_pendingPosition < _pendingCount)
        {
            ref var tick = ref _pending[_pendingPosition];
            tick.Sequence = _sequence;
            tick.Stamp = (_sequence & _sampleMask) == 0 ? MonotonicClock.Stamp() : 0;
            if (tick.Kind == EventKind.Trade)
            {
                if (!TryPublish(_shards[tick.InstrumentId % _shards.Length], in tick)) return false;
                Ticks++;
            }
            else
            {
                foreach (var ring in _shards)
                {
                    if (ring.RemainingCapacity == 0) return false;
                }

                foreach (var ring in _shards) TryPublish(ring, in tick);
            }

            _sequence++;
            _pendingPosition++;
        }

        return true;
    }

    private static bool TryPublish(SingleProducerRing<Tick> ring, in Tick tick)
    {
        if (!ring.TryClaim(1, out var sequence)) return false;
        ring[sequence] = tick;
        ring.Publish(sequence);
        return true;
    }
}
