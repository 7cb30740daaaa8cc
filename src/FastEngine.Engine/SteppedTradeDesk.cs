using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Engine;

/// <summary>A <see cref="TradeDesk"/> stepped behind the shard of the same thread.</summary>
public readonly struct SteppedTradeDesk : ITradeDesk
{
    private readonly SteppedTrading _trading;

    internal SteppedTradeDesk(SteppedTrading trading) => _trading = trading;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Poll() => _trading.Poll();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Before(in Tick tick) => _trading.Before(in tick);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void After(in Tick tick, bool isOnTime) => _trading.After(in tick, isOnTime);

    public void End() => _trading.End();
}
