using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>What some trades of a symbol within one second come to: added up once, for all windows and candles.</summary>
public struct TradeBatch
{
    public Sum96 Buy;
    public Sum96 Sell;
    public int BuyTrades;
    public int SellTrades;
    public long First;
    public long High;
    public long Low;
    public long Last;
    public int LargeTrades;

    /// <summary>Those of the large trades whose aggressor bought.</summary>
    public int LargeBuys;

    /// <summary>Sum of price less the symbol's base price.</summary>
    public Sum96 Deviations;

    /// <summary>Sum of the squares of the same.</summary>
    public Int128 SquaredDeviations;

    public readonly int Trades => BuyTrades + SellTrades;
}
