using FastEngine.Core.Execution;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Backtesting;

/// <summary>The figures of a backtest by name: in <c>summary.json</c>, in the table <c>metrics</c>, and side by side in <c>compare</c>.</summary>
internal static class Metrics
{
    /// <summary>Undefined ones are null; money loses digits here and is exact in the summary.</summary>
    public static IEnumerable<(string Name, double? Value)> Of(BacktestStatistics statistics)
    {
        var performance = statistics.Performance;
        yield return ("return_pct", performance.ReturnPct);
        yield return ("annual_return_pct", statistics.AnnualReturnPct);
        yield return ("net", Money.ToDouble(performance.Net));
        yield return ("gross", Money.ToDouble(performance.Gross));
        yield return ("fees", Money.ToDouble(performance.Fees));
        yield return ("funding", Money.ToDouble(performance.Funding));
        yield return ("end_equity", performance.EndEquity is { } end ? Money.ToDouble(end) : null);
        yield return ("max_drawdown", Money.ToDouble(performance.MaxDrawdown));
        yield return ("max_drawdown_pct", performance.MaxDrawdownPct);
        yield return ("drawdown_length_s", statistics.DrawdownLengthNs / 1e9);
        yield return ("volatility_pct", statistics.VolatilityPct);
        yield return ("sharpe", performance.Sharpe);
        yield return ("sortino", statistics.Sortino);
        yield return ("calmar", statistics.Calmar);
        yield return ("skewness", statistics.Skewness);
        yield return ("kurtosis", statistics.Kurtosis);
        yield return ("trades", performance.Trades);
        yield return ("win_rate", performance.WinRate);
        yield return ("profit_factor", performance.ProfitFactor);
        yield return ("expectancy", statistics.Expectancy is { } expectancy ? Money.ToDouble(expectancy) : null);
        yield return ("best", performance.Best is { } best ? Money.ToDouble(best) : null);
        yield return ("worst", performance.Worst is { } worst ? Money.ToDouble(worst) : null);
        yield return ("hold_mean_s", performance.Hold?.MeanNs / 1e9);
        yield return ("time_in_market", statistics.TimeInMarket);
        yield return ("mean_exposure", statistics.MeanExposure);
        yield return ("turnover", statistics.Turnover);
        yield return ("return_period_s", statistics.Returns.PeriodNs / 1e9);
        yield return ("returns", statistics.Returns.Values.Count);
    }
}
