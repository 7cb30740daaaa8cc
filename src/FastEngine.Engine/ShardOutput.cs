using System.Runtime.InteropServices;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Engine;

/// <summary>One result of a shard on its output ring: which one it is, and that one's fields over the other's.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct ShardOutput
{
    [FieldOffset(0)] public ShardOutputKind Kind;
    [FieldOffset(16)] public OrderFlow OrderFlow;
    [FieldOffset(16)] public ClosedCandle Candle;
}
