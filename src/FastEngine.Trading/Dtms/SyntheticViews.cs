using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>Views of an invented market, put together of parts that are for a long, against it or neither; finds one by how it scores.</summary>
internal sealed class SyntheticViews(DtmsOptions options, long price, double unit)
{
    private const int Sides = 3;
    private const int Shares = 4;
    private const long Million = 1_000_000;

    // Flip, RSI, MACD, averages, delta and candle have three sides each, the volume four shares.
    private const int Count = Shares * Sides * Sides * Sides * Sides * Sides * Sides;

    /// <summary>The first view whose score is wanted, with nothing broken.</summary>
    /// <returns>False when no market of these options scores so.</returns>
    public bool TryFind(Func<DtmsScore, bool> isWanted, long timeNs, out SymbolView view)
    {
        for (var number = 0; number < Count; number++)
        {
            view = Of(number);
            if (isWanted(ScoreOf(in view, timeNs))) return true;
        }

        view = default;
        return false;
    }

    /// <summary>The same with the structure broken.</summary>
    /// <param name="side">1 upwards, -1 downwards.</param>
    /// <param name="isChange">Of character.</param>
    public bool TryFindBreak(int side, bool isChange, Func<DtmsScore, bool> isWanted, long timeNs, out SymbolView view)
    {
        for (var number = 0; number < Count; number++)
        {
            view = Broken(Of(number), side, isChange);
            if (isWanted(ScoreOf(in view, timeNs))) return true;
        }

        view = default;
        return false;
    }

    private DtmsScore ScoreOf(in SymbolView view, long timeNs)
    {
        var market = DtmsMarket.Of(in view);
        var regime = DtmsRegime.Of(in market, timeNs, options);
        return DtmsScorer.Score(in market, Direction.Long, unit, in regime, options);
    }

    private SymbolView Of(int number)
    {
        var scoring = options.Scoring;
        var flip = SideOf(ref number);
        var rsi = SideOf(ref number);
        var macd = SideOf(ref number);
        var averages = SideOf(ref number);
        var delta = SideOf(ref number);
        var candle = SideOf(ref number);
        var quote = price / unit;
        var body = candle * price / 1_000;
        return new SymbolView
        {
            Price = price, BarOpen = price - body, BarClose = price, BarHigh = Math.Max(price, price - body), BarLow = Math.Min(price, price - body),
            HighBefore10 = price * 2, HighBefore15 = price * 2, LowBefore10 = price / 2, LowBefore15 = price / 2, Trend = 1,
            AtrFast = quote / 1_000, AtrLongPpm = options.LowAtrPpm, Rsi = scoring.RsiMiddle * (1 + rsi * 0.2), RsiBefore = scoring.RsiMiddle * (1 + rsi * 0.1),
            MacdHistogram = macd, MacdBefore = 0, MacdBefore2 = -macd, EmaFast = quote * (1 - averages * 0.01), EmaSlow = quote * (1 - averages * 0.02),
            Vwap = quote / 2, VwapSlope = flip * 2 * quote * options.Flip.BasePpm / 1e6 * options.Flip.Most, ClosesAboveVwap = flip * scoring.FlipCloses,
            DeltaZ = delta * 2 * scoring.DeltaZ, BuyShare = ShareOf(number, scoring), IsWarm = true,
        };
    }

    private SymbolView Broken(SymbolView view, int side, bool isChange)
    {
        var extreme = side > 0
            ? price * Million / (Million + options.Scoring.BreakPpm) - 1
            : price * Million / (Million - options.Scoring.BreakPpm) + 1;
        if (side > 0) view.HighBefore10 = extreme;
        else view.LowBefore10 = extreme;
        if (!isChange) return view;
        if (side > 0) view.HighBefore15 = price * Million / (Million + options.Scoring.ChangePpm) - 1;
        else view.LowBefore15 = price * Million / (Million - options.Scoring.ChangePpm) + 1;
        return view;
    }

    private static int SideOf(ref int number)
    {
        var side = number % Sides;
        number /= Sides;
        return side == 2 ? -1 : side;
    }

    // Of buying: the opposite share of a long is neither, low, raised, high.
    private static double ShareOf(int number, DtmsScoring scoring) => 1 - number switch
    {
        1 => scoring.OppositeLow / 2,
        2 => (scoring.OppositeRaised + scoring.OppositeHigh) / 2,
        3 => (scoring.OppositeHigh + 1) / 2,
        _ => (scoring.OppositeLow + scoring.OppositeRaised) / 2,
    };
}
