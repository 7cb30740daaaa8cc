using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Dtms;

/// <summary>Views of a market with a trend and medium volatility, in London hours: all factors are 1. Signs are those of a long.</summary>
internal static class Views
{
    /// <summary>Enough bars, and nothing for or against.</summary>
    public static SymbolView Neutral => new()
    {
        BarOpen = 100_00, BarHigh = 100_10, BarLow = 99_90, BarClose = 100_00, HighBefore10 = 101_00, LowBefore10 = 99_00, HighBefore15 = 101_00,
        LowBefore15 = 99_00, AtrFast = 0.2, AtrLongPpm = 10_000, Rsi = 50, RsiBefore = 50, MacdHistogram = 0, MacdBefore = 0, MacdBefore2 = 0,
        EmaFast = 100, EmaSlow = 100, Vwap = 100, VwapSlope = 0, BuyShare = 0.5, DeltaZ = 0, ClosesAboveVwap = 0, Trend = 1, IsWarm = true,
    };

    /// <summary>Structure broken: 1 upwards, -1 downwards; nothing else. A score of 3.</summary>
    public static SymbolView Break(int side)
    {
        var view = Neutral;
        if (side > 0) view.HighBefore10 = 99_90;
        else view.LowBefore10 = 100_10;
        return view;
    }

    public static SymbolView Change(int side)
    {
        var view = Break(side);
        if (side > 0) view.HighBefore15 = 99_70;
        else view.LowBefore15 = 100_30;
        return view;
    }

    public static SymbolView Flip(int side)
    {
        var view = Neutral;
        view.VwapSlope = side * 0.05;
        view.ClosesAboveVwap = side * 2;
        return view;
    }

    public static SymbolView WithRsi(this SymbolView view, int side) => view with { Rsi = 50 + side * 10, RsiBefore = 50 + side * 5 };

    public static SymbolView WithEma(this SymbolView view, int side) => view with { EmaFast = 100 - side, EmaSlow = 100 - 2 * side };

    public static SymbolView WithDelta(this SymbolView view, int side) => view with { DeltaZ = side * 0.6 };

    public static SymbolView WithCandle(this SymbolView view, int side) => view with { BarOpen = 100_00 - side * 20, BarHigh = side > 0 ? 100_00 : 100_20, BarLow = side > 0 ? 99_80 : 100_00, Vwap = 90 };

    /// <summary>A score of a whole number from -7 to 4, without a flip or a break but for the lowest and highest.</summary>
    public static SymbolView Sum(int score) => score switch
    {
        -7 => Flip(-1).WithRsi(-1).WithEma(-1).WithDelta(-1).WithCandle(-1) with { BuyShare = 0.5 },
        -5 => Neutral.WithRsi(-1).WithEma(-1).WithDelta(-1).WithCandle(-1),
        -4 => Neutral.WithRsi(-1).WithDelta(-1).WithCandle(-1),
        -3 => Neutral.WithRsi(-1).WithDelta(-1),
        -2 => Neutral.WithRsi(-1),
        -1 => Neutral.WithDelta(-1),
        0 => Neutral,
        1 => Neutral.WithDelta(1),
        2 => Neutral.WithRsi(1),
        3 => Neutral.WithRsi(1).WithDelta(1),
        _ => Neutral.WithRsi(1).WithDelta(1).WithCandle(1),
    };
}
