using System.Runtime.InteropServices;
using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;

namespace FastEngine.Engine;

/// <summary>One result of a shard on its output ring: which one it is, and that one's fields over the others'.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct ShardOutput
{
    [FieldOffset(0)] public ShardOutputKind Kind;
    [FieldOffset(16)] public OrderFlow OrderFlow;
    [FieldOffset(16)] public ClosedCandle Candle;
    [FieldOffset(16)] public DecisionRecord Decision;
    [FieldOffset(16)] public Signal Signal;
}
