using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>What traded within one second of exchange time; one cache line.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct SecondBucket
{
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

    internal void Add(in TradeBatch batch)
    {
        Buy.Add(in batch.Buy);
        Sell.Add(in batch.Sell);
        Trades += batch.Trades;
        LargeTrades += batch.LargeTrades;
        LargeBuys += batch.LargeBuys;
        Deviations.Add(in batch.Deviations);
        SquaredDeviations += batch.SquaredDeviations;
    }
}
