using System.Runtime.InteropServices;
using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Engine;

/// <summary>One result of a shard on its output ring: which one it is, and that one's fields over the others'.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct ShardOutput
{
    internal const int Kinds = 8;

    [FieldOffset(0)] public ShardOutputKind Kind;

    /// <summary>Events that the shard had taken off its inbound ring, the causing one included.</summary>
    [FieldOffset(8)] public long Position;

    [FieldOffset(16)] public OrderFlow OrderFlow;
    [FieldOffset(16)] public ClosedCandle Candle;
    [FieldOffset(16)] public DecisionRecord Decision;
    [FieldOffset(16)] public Signal Signal;
    [FieldOffset(16)] public ProfileView Profile;
    [FieldOffset(16)] public ZoneView Zone;
    [FieldOffset(16)] public GapView Gap;

    /// <summary>What the shard was told of a position, at that place among its events.</summary>
    [FieldOffset(16)] public PositionUpdate PositionUpdate;
}
