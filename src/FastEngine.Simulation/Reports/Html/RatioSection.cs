namespace FastEngine.Simulation.Reports.Html;

/// <summary>Ratios of a backtest's returns, and what they are of.</summary>
internal static class RatioSection
{
    private const long DayNs = 86_400_000_000_000;

    public static void Write(HtmlWriter html, BacktestPart backtest)
    {
        var statistics = backtest.Result.Statistics;
        var returns = statistics.Returns;
        html.BeginSection("ratios", "Returns and risk");
        html.Note($"Of {Display.Count(returns.Values.Count)} returns, each of {(returns.PeriodNs == DayNs ? "a day of UTC" : "an hour")} in which the tape has something; annualised to a year of 365 days; risk-free rate and target 0. A tape of days says little about a year.");
        html.Raw("<dl class=\"figures\">\n");
        Percent("Return a year", statistics.AnnualReturnPct, "at the same compound rate");
        Percent("Volatility", statistics.VolatilityPct, "deviation of the returns, annualised");
        Ratio("Sharpe", statistics.Performance.Sharpe, "mean over deviation");
        Ratio("Sortino", statistics.Sortino, "mean over downside deviation");
        Ratio("Calmar", statistics.Calmar, "return a year over deepest drawdown");
        Ratio("Skewness", statistics.Skewness, "");
        Ratio("Kurtosis", statistics.Kurtosis, "3 of a normal distribution");
        html.Figure("Longest drawdown", Display.Duration(statistics.DrawdownLengthNs), $"{statistics.DrawdownLengthNs} ns", "", "below an earlier highest equity");
        if (statistics.Expectancy is { } expectancy) html.Figure("Expectancy", Display.SignedMoney(expectancy), Fixed18.ToText(expectancy), Markup.Tone(expectancy), "mean net PnL of a trade");
        Percent("In the market", 100 * statistics.TimeInMarket, "share of the time with an open position");
        Ratio("Mean exposure", statistics.MeanExposure, "entry notional × time, over the time and mean equity");
        Ratio("Turnover", statistics.Turnover, "notional in and out over mean equity");
        html.Raw("</dl>\n");
        html.EndSection();

        void Percent(string label, double? value, string detail) => html.Figure(label, Display.Percent(value), Exact(value), "", detail);
        void Ratio(string label, double? value, string detail) => html.Figure(label, Display.Ratio(value), Exact(value), "", detail);
        string Exact(double? value) => value is { } number ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "undefined";
    }
}
