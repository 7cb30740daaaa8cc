using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>A shard whose trade stage has a thread of its own: position updates come in between events, clock events go out.</summary>
public readonly struct ThreadedTradeDesk : ITradeDesk
{
    private readonly RingConsumer<PositionUpdate> _updates;
    private readonly ShardPositions _shard;
    private readonly bool _sendsClock;

    /// <param name="updates">From the trade thread.</param>
    /// <param name="shard">Takes them.</param>
    /// <param name="sendsClock">One shard alone tells the trade thread the time; all have the same clock events.</param>
    internal ThreadedTradeDesk(RingConsumer<PositionUpdate> updates, ShardPositions shard, bool sendsClock)
    {
        _updates = updates;
        _shard = shard;
        _sendsClock = sendsClock;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Poll()
    {
        if (_updates.HighestAvailable() >= _updates.Next) Take();
    }

    public void Before(in Tick tick)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void After(in Tick tick, bool isOnTime)
    {
        if (tick.Kind == EventKind.Clock && _sendsClock) SendClock(in tick);
    }

    public void End()
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take()
    {
        var last = _updates.HighestAvailable();
        for (var sequence = _updates.Next; sequence <= last; sequence++) _shard.Apply(in _updates[sequence]);
        _updates.Release(last);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SendClock(in Tick tick)
    {
        ref var e = ref _shard.Port.ClaimTrade(TradeEventKind.Clock);
        e.ClockNs = tick.ExchangeTimeNs;
        e.SilentNs = tick.Quantity;
        _shard.Port.PublishTrade();
    }
}
