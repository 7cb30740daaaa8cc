using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>What traded within one second of exchange time; one cache line.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct SecondBucket
{
    // Sell follows buy, so that a side indexes them.
    [FieldOffset(0)] public Sum96 Buy;
    [FieldOffset(12)] public Sum96 Sell;
    [FieldOffset(24)] public int Trades;
    [FieldOffset(28)] public int LargeTrades;

    /// <summary>Sum of price less the symbol's base price.</summary>
    [FieldOffset(32)] public Sum96 Deviations;

    /// <summary>Those of the large trades whose aggressor bought.</summary>
    [FieldOffset(44)] public int LargeBuys;

    /// <summary>Sum of the squares of the same.</summary>
    [FieldOffset(48)] public Int128 SquaredDeviations;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int side, long quantity, int large, long deviation, Int128 square)
    {
        Unsafe.Add(ref Buy, side).Add(quantity);
        Trades++;
        LargeTrades += large;
        LargeBuys += large & (side ^ 1);
        Deviations.Add(deviation);
        SquaredDeviations += square;
    }
}
