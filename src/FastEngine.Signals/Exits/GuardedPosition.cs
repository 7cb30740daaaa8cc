using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Exits;

/// <summary>A shard's copy of an open strategy position, with what its exit rules remember.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct GuardedPosition
{
    /// <summary>Sum of price times quantity over the open quantity.</summary>
    public Int128 Cost;

    public long PositionId;
    public long Quantity;

    /// <summary>Best on-time price since the first fill.</summary>
    public long BestPrice;

    /// <summary>The last price at which the position stands: at or beyond it the stop is hit. Only ever moves in favour.</summary>
    public long StopPrice;

    /// <summary>Price of the last check, 0 before the first.</summary>
    public long SampledPrice;

    /// <summary>Far edge of the zone it was entered at, 0 for none.</summary>
    public long ZoneEdge;

    public int InstrumentId;
    public int StrategyId;

    /// <summary>Checks in a row that moved against it.</summary>
    public int AdverseMoves;

    /// <summary>Checks in a row that saw the cascade reversed.</summary>
    public int CascadeReversals;

    public Direction Direction;

    /// <summary>An exit was asked for and is not answered yet.</summary>
    public bool IsExiting;

    /// <summary>The part was closed, or its close asked for.</summary>
    public bool IsPartClosed;

    /// <summary>Whether profit, at <paramref name="price"/>, is at least this many parts per million of the entry. Exact.</summary>
    public readonly bool HasProfit(long price, long ppm)
    {
        var gain = Direction == Direction.Long ? (Int128)price * Quantity - Cost : Cost - (Int128)price * Quantity;
        return gain * 1_000_000 >= Cost * ppm;
    }

    public readonly bool IsStopHit(long price) => Direction == Direction.Long ? price <= StopPrice : price >= StopPrice;

    public readonly bool IsBetter(long price) => Direction == Direction.Long ? price > BestPrice : price < BestPrice;
}
