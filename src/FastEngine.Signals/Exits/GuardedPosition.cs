using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Signals.Exits;

/// <summary>A shard's copy of an open strategy position, with what its exit rules remember.</summary>
/// <remarks>Two cache lines, the first of which is all that a price needs.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 128)]
public struct GuardedPosition
{
    /// <summary>Sum of price times quantity over the open quantity.</summary>
    [FieldOffset(0)] public Int128 Cost;

    [FieldOffset(16)] public long PositionId;
    [FieldOffset(24)] public long Quantity;

    /// <summary>Best on-time price since the first fill.</summary>
    [FieldOffset(32)] public long BestPrice;

    /// <summary>The last price at which the position stands: at or beyond it the stop is hit. Only ever moves in favour.</summary>
    [FieldOffset(40)] public long StopPrice;

    /// <summary>First price at which the part is closed; one that never comes when it was, or is not to be.</summary>
    [FieldOffset(48)] public long PartPrice;

    [FieldOffset(56)] public int InstrumentId;
    [FieldOffset(60)] public Direction Direction;

    /// <summary>An exit was asked for and is not answered yet.</summary>
    [FieldOffset(61)] public bool IsExiting;

    /// <summary>The part was closed, or its close asked for.</summary>
    [FieldOffset(62)] public bool IsPartClosed;

    /// <summary>The imbalance of the dump detector was with it, at its entry or a check.</summary>
    [FieldOffset(63)] public bool HadFlow;

    /// <summary>Price of the last check, 0 before the first.</summary>
    [FieldOffset(64)] public long SampledPrice;

    /// <summary>Far edge of the zone it was entered at, 0 for none.</summary>
    [FieldOffset(72)] public long ZoneEdge;

    /// <summary>Time of the trade thread at the first fill, ns since the epoch.</summary>
    [FieldOffset(80)] public long EntryNs;

    [FieldOffset(88)] public int StrategyId;

    /// <summary>Checks in a row that moved against it.</summary>
    [FieldOffset(92)] public int AdverseMoves;

    /// <summary>Checks in a row that saw the cascade reversed.</summary>
    [FieldOffset(96)] public int CascadeReversals;

    /// <summary>Whether profit, at <paramref name="price"/>, is at least this many parts per million of the entry. Exact.</summary>
    public readonly bool HasProfit(long price, long ppm)
    {
        var gain = Direction == Direction.Long ? (Int128)price * Quantity - Cost : Cost - (Int128)price * Quantity;
        return gain * 1_000_000 >= Cost * ppm;
    }

    public readonly bool IsStopHit(long price) => Direction == Direction.Long ? price <= StopPrice : price >= StopPrice;

    public readonly bool IsBetter(long price) => Direction == Direction.Long ? price > BestPrice : price < BestPrice;

    public readonly bool IsPartDue(long price) => Direction == Direction.Long ? price >= PartPrice : price <= PartPrice;

    /// <summary>A request to close all of it.</summary>
    public readonly ExitRequest Request(ExitReason reason, long price, double measured, double threshold) => new()
    {
        PositionId = PositionId, InstrumentId = InstrumentId, Reason = reason, Price = price, StopPrice = StopPrice,
        Measured = measured, Threshold = threshold, PartPpm = 1_000_000,
    };
}
