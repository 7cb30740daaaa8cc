using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Engine;

/// <summary>A <see cref="TradeDesk"/> behind the shard of the same thread.</summary>
public readonly struct SteppedTradeDesk(TradeDesk desk) : ITradeDesk
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Before(in Tick tick) => desk.Before(in tick);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void After(in Tick tick, bool isOnTime) => desk.After(in tick, isOnTime);

    public void End() => desk.End();
}
