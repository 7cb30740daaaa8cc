using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>What a shard's sink, its agent and the journal share: where results go, and how far the shard is.</summary>
public sealed class ShardPort
{
    private readonly int _shard;
    private readonly SingleProducerRing<Tick>? _inbound;
    private readonly SingleProducerRing<ShardOutput>? _outputs;
    private readonly bool _mayDrop;
    private readonly long[] _dropped = new long[ShardOutput.Kinds];
    private TradeInbox? _trade;
    private IShardCapture? _capture;
    private ShardOutput _spare;
    private long _claimed;
    private long _replayedSequence;

    /// <summary>A port that leads nowhere, for shards whose results nobody takes.</summary>
    public ShardPort()
    {
    }

    /// <param name="shard">Its number.</param>
    /// <param name="inbound">The shard's events.</param>
    /// <param name="outputs">To the cold side.</param>
    /// <param name="trade">To the trade stage; none when nothing trades.</param>
    /// <param name="mayDrop">Whether results are dropped and counted when the cold side is behind; else the shard waits.</param>
    internal ShardPort(int shard, SingleProducerRing<Tick> inbound, SingleProducerRing<ShardOutput> outputs, TradeInbox? trade, bool mayDrop)
    {
        _shard = shard;
        _inbound = inbound;
        _outputs = outputs;
        _trade = trade;
        _mayDrop = mayDrop;
    }

    /// <summary>A symbol for one of the shard's free slots; null when none is on its way.</summary>
    internal SlotEntry? Entry;

    /// <summary>Events taken off the inbound ring, the present one included.</summary>
    public long Position;

    /// <summary>Whether somebody wants profiles, zones and gaps.</summary>
    internal bool PublishesZones { get; init; }

    internal bool Trades => _trade is not null;

    /// <summary>Signals of an earlier engine time go nowhere.</summary>
    internal long EntriesFromNs { get; init; } = long.MinValue;

    /// <summary>Of the latency ledger; null when none is kept.</summary>
    internal Latency.ShardStamps? Stamps { get; init; }

    /// <summary>What the watchdog looks at; null when nothing watches.</summary>
    internal ExitDeadlines? Deadlines { get; init; }

    /// <summary>Results of a kind that found no room and were dropped.</summary>
    public long Dropped(ShardOutputKind kind) => Volatile.Read(ref _dropped[(int)kind]);

    /// <summary>Takes the results instead of the rings while a journal is played; null ends that.</summary>
    internal void Capture(IShardCapture? capture) => _capture = capture;

    /// <summary>The next event comes from a journal.</summary>
    internal void Replay(long sequence) => _replayedSequence = sequence;

    internal ref ShardOutput Claim(ShardOutputKind kind)
    {
        ref var slot = ref Slot(kind);
        slot.Kind = kind;
        slot.Position = Position;
        return ref slot;
    }

    internal void Publish()
    {
        if (_claimed >= 0) _outputs!.Publish(_claimed);
        else _capture?.OnOutput(_shard, in _spare);
    }

    internal ref TradeEvent ClaimTrade(TradeEventKind kind)
    {
        ref var e = ref _capture is null ? ref _trade!.Claim() : ref _capture.ClaimTrade(_shard);
        e.Kind = kind;
        e.Shard = _shard;
        e.Position = Position;
        e.Sequence = _capture is null ? _inbound![Position - 1].Sequence : _replayedSequence;
        return ref e;
    }

    internal void PublishTrade()
    {
        if (_capture is not null) return;
        Stamps?.Cause(Position - 1);
        _trade!.Publish();
    }

    // Waits when the ring is full and nothing may be lost, as a position update never may. That is safe: its readers are on threads that never wait for a shard.
    private ref ShardOutput Slot(ShardOutputKind kind)
    {
        _claimed = Sequence.Initial;
        if (_capture is not null) return ref _spare;
        if (!_mayDrop || kind == ShardOutputKind.PositionUpdate)
        {
            var idle = default(BackoffIdle);
            _claimed = _outputs!.Claim(1, ref idle);
        }
        else if (!_outputs!.TryClaim(1, out _claimed))
        {
            _claimed = Sequence.Initial;
            Volatile.Write(ref _dropped[(int)kind], _dropped[(int)kind] + 1);
            return ref _spare;
        }

        return ref _outputs[_claimed];
    }
}
