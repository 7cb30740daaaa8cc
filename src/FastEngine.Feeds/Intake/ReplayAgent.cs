using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Feeds.Intake;

/// <summary>The feed of a replay: merged input through the intake onto the shards' inbound rings.</summary>
public sealed class ReplayAgent : ISourceAgent
{
    private readonly MergedInput _input;
    private readonly TradeIntake _intake;
    private readonly InboundRings _rings;
    private readonly ReplayPace _pace;
    private readonly int _batch;
    private long _fastUntil = -1;
    private long _received;
    private bool _isHeldBack;
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
        _input = input;
        _intake = intake;
        _rings = new InboundRings(rings, latencySample, firstSequence: 0, stamps);
        _pace = pace;
        _batch = batch;
    }

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks => _rings.Ticks;

    /// <summary>Events published, clock events included.</summary>
    public long Events => _rings.Next;

    /// <summary>Events up to this sequence are behind a shard already, -1 for none. Before the start.</summary>
    public void SkipThrough(int shard, long sequence)
    {
        _rings.SkipThrough(shard, sequence);
        _fastUntil = Math.Max(_fastUntil, sequence);
    }

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        // What a full ring holds back was there when it was first seen to be full.
        if (_rings.IsStamped && !_isHeldBack) _received = MonotonicClock.Stamp();
        _isHeldBack = false;
        var work = Replay();
        _rings.Publish(_received);
        return work;
    }

    private int Replay()
    {
        var work = 0;
        while (work < _batch && !_isCompleted)
        {
            if (_stopRequested)
            {
                Complete();
                break;
            }

            var room = _rings.Room;
            if (room == 0)
            {
                _isHeldBack = true;
                break;
            }

            var state = _input.Look();
            if (state != MergeState.Trade)
            {
                if (state == MergeState.Completed) Complete();
                break;
            }

            if (_rings.Next > _fastUntil && !_pace.IsDue(_input.HeadKey)) break;
            var input = _input.HeadInput;
            var run = _input.Take(_pace.IsFree ? (int)Math.Min(_batch - work, room) : 1);
            foreach (ref readonly var tick in run)
            {
                if (_intake.Passes(in tick)) _rings.PutTrade(in tick);
                else _rings.Put(_intake.AcceptUnusual(in tick, input));
            }

            work += run.Length;
        }

        return work;
    }

    private void Complete()
    {
        _intake.Complete();
        _isCompleted = true;
    }
}
