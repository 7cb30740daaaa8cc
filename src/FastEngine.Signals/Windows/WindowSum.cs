using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>Running sums of one window of one symbol; two fill a cache line.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct WindowSum
{
    // Sell follows buy, so that a side indexes them.
    [FieldOffset(0)] public Sum96 Buy;
    [FieldOffset(12)] public Sum96 Sell;
    [FieldOffset(24)] public int Trades;

    /// <summary>Exact windows: pool index of the oldest trade inside, undefined while there is none.</summary>
    [FieldOffset(28)] public int OldestIndex;

    /// <summary>Bucket windows: large trades inside.</summary>
    [FieldOffset(28)] public int LargeTrades;

    public readonly Int128 Volume => Buy.Value + Sell.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int side, long quantity)
    {
        Unsafe.Add(ref Buy, side).Add(quantity);
        Trades++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(in TradeBatch batch)
    {
        Buy.Add(in batch.Buy);
        Sell.Add(in batch.Sell);
        Trades += batch.Trades;
    }

    /// <summary>Buy over sell volume, a correctly rounded quotient clamped to [1/cap, cap]; 1 without volume.</summary>
    public readonly double Imbalance(double cap)
    {
        if (Trades == 0) return 1;
        if (Sell.IsZero) return Buy.IsZero ? 1 : cap;
        return Math.Clamp(ExactQuotient.Divide((UInt128)Buy.Value, (UInt128)Sell.Value), 1 / cap, cap);
    }
}
