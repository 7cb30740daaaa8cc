using FastEngine.Core;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>What a backtest came to: of its trades, of its equity, of its returns. Money is exact, doubles are ratios only; null is undefined.</summary>
public sealed record BacktestStatistics
{
    /// <summary>Of the closed trades and the equity; its Sharpe ratio is that of <see cref="Returns"/>.</summary>
    public required PerformanceStatistics Performance { get; init; }

    public required PeriodReturns Returns { get; init; }

    /// <summary>The longest time below an earlier highest equity.</summary>
    public required long DrawdownLengthNs { get; init; }

    /// <summary>The return of a year at the same compound rate, percent; null when the returns are of less than a day.</summary>
    public required double? AnnualReturnPct { get; init; }

    /// <summary>Deviation of the returns, annualised, percent.</summary>
    public required double? VolatilityPct { get; init; }

    /// <summary>Annualised as the Sharpe ratio.</summary>
    public required double? Sortino { get; init; }

    /// <summary>Annual return over the deepest drawdown, both in percent (Young 1991, over the whole tape instead of 36 months); null as that.</summary>
    public required double? Calmar { get; init; }

    public required double? Skewness { get; init; }

    /// <summary>3 of a normal distribution.</summary>
    public required double? Kurtosis { get; init; }

    /// <summary>Mean net profit of a trade; null without trades.</summary>
    public required Int128? Expectancy { get; init; }

    /// <summary>Share of the run's span in which at least one position was open, 0 to 1: see <see cref="Holdings.TimeInMarket"/>.</summary>
    public required double? TimeInMarket { get; init; }

    /// <summary>Sum of entry notional times time held, over the span's length, over mean equity: <see cref="Holdings.MeanNotional"/> over the mean of the bars' equity.</summary>
    public required double? MeanExposure { get; init; }

    /// <summary>Notional of all closed trades, in and out, over mean equity.</summary>
    public required double? Turnover { get; init; }

    public static BacktestStatistics Of(IReadOnlyList<ClosedTrade> trades, Holdings holdings, IReadOnlyList<EquityBar> bars, Drawdown drawdown,
        Int128 startingEquity, Int128 endEquity)
    {
        var returns = PeriodReturns.Of(bars, startingEquity);
        var perYear = returns.PeriodsPerYear;
        var performance = PerformanceStatistics.From(trades, []) with
        {
            StartEquity = startingEquity, EndEquity = endEquity, MaxDrawdown = drawdown.Deepest, MaxDrawdownPct = drawdown.DeepestPct,
            Sharpe = ReturnRatios.Sharpe(returns.Values, perYear), SharpeGridNs = returns.PeriodNs,
        };
        var isDay = returns.Values.Count * returns.PeriodNs >= 24 * EngineTime.NsPerHour;
        var annual = isDay && performance.ReturnPct is { } total ? 100 * ReturnRatios.Annual(total / 100, returns.Values.Count, perYear) : null;
        var meanEquity = bars.Count == 0 ? 0 : bars.Sum(bar => (double)bar.Equity) / bars.Count;
        return new BacktestStatistics
        {
            Performance = performance,
            Returns = returns,
            DrawdownLengthNs = drawdown.LongestNs,
            AnnualReturnPct = annual,
            VolatilityPct = returns.Values.Count < 2 ? null : 100 * ReturnRatios.Deviation(returns.Values) * Math.Sqrt(perYear),
            Sortino = ReturnRatios.Sortino(returns.Values, perYear),
            Calmar = annual is { } year && drawdown.DeepestPct is > 0 and var deepest ? year / deepest : null,
            Skewness = ReturnRatios.Skewness(returns.Values),
            Kurtosis = ReturnRatios.Kurtosis(returns.Values),
            Expectancy = performance.Trades == 0 ? null : performance.Net / performance.Trades,
            TimeInMarket = holdings.TimeInMarket,
            MeanExposure = meanEquity <= 0 ? null : holdings.MeanNotional / Fixed18.ToDouble((Int128)meanEquity),
            Turnover = meanEquity <= 0 ? null : trades.Sum(Notional) / Fixed18.ToDouble((Int128)meanEquity),
        };
    }

    private static double Notional(ClosedTrade trade) =>
        (Fixed18.ToDouble(trade.EntryPrice) + Fixed18.ToDouble(trade.ExitPrice)) * Fixed18.ToDouble(trade.Quantity);
}
