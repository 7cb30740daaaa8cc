using System.Runtime.InteropServices;
using FastEngine.Core.Execution;

namespace FastEngine.Engine.Latency;

/// <summary>The way of one event or order: monotonic stamps of its stages in their order, 0 where none was taken.</summary>
[StructLayout(LayoutKind.Explicit, Size = 96)]
public struct LatencyRecord
{
    /// <summary>Return of the receive call, or of a recording the read.</summary>
    [FieldOffset(0)] public long Received;

    /// <summary>The last frame of its publication was parsed and had passed the intake.</summary>
    [FieldOffset(8)] public long Parsed;

    /// <summary>On the inbound ring.</summary>
    [FieldOffset(16)] public long Published;

    /// <summary>The shard took it, or the event up to fifteen before it in the same round.</summary>
    [FieldOffset(24)] public long Consumed;

    /// <summary>The shard's signal or request; of a tick the end of its windows, candles, levels and exits.</summary>
    [FieldOffset(32)] public long Decided;

    /// <summary>Chain and sizing have let it pass.</summary>
    [FieldOffset(40)] public long Approved;

    /// <summary>Its message is written and signed.</summary>
    [FieldOffset(48)] public long Encoded;

    /// <summary>The socket has its message; of a venue in the same process, the venue has it.</summary>
    [FieldOffset(56)] public long Sent;

    /// <summary>Of the event; of an order, of the event that it was decided on.</summary>
    [FieldOffset(64)] public long Sequence;

    /// <summary>Number of the order, 0 of a tick.</summary>
    [FieldOffset(72)] public long Order;

    /// <summary>-1 for none.</summary>
    [FieldOffset(80)] public int InstrumentId;

    /// <summary>Events that waited on the inbound ring behind it when it was taken.</summary>
    [FieldOffset(84)] public int Behind;

    [FieldOffset(88)] public LatencyRecordKind Kind;
    [FieldOffset(89)] public byte Shard;

    /// <summary>What led to the order.</summary>
    [FieldOffset(90)] public TradeEventKind Cause;

    [FieldOffset(91)] public OrderLeg Leg;
}
