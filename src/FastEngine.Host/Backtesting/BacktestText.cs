using FastEngine.Core.Execution;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Backtesting;

/// <summary>A backtest for a person, plain lines.</summary>
internal static class BacktestText
{
    private const int MostSlices = 40;

    public static void Write(TextWriter output, BacktestReport report)
    {
        var total = report.Total;
        var (statistics, performance) = (total.Statistics, total.Statistics.Performance);
        foreach (var damage in DamagedInput.Of(report.Plan.Inputs)) output.WriteLine(damage);
        if (report.Slices.Count > 1) Slices(output, report);
        output.WriteLine($"{total.Counts.Ticks:N0} ticks, {total.Counts.Signals:N0} signals, {total.Counts.Orders:N0} orders, {total.Counts.Fills:N0} fills, "
            + $"{performance.Trades:N0} closed trades, {total.Open.Count} open at the end");
        TradingText.Shortfall(output, total.Counts.Shortfalls);
        if (total.Counts.Oddities.Count > 0) output.WriteLine("of the tape, left out or marked: " + string.Join(", ", total.Counts.Oddities.Select(pair => $"{pair.Key} {pair.Value:N0}")));
        if (total.Counts.Warming > 0) output.WriteLine($"{total.Counts.Warming:N0} symbols were still warming up at the end of their slice: no decision was made of them");
        if (total.Counts.Refusals.Count > 0) output.WriteLine("refused by the chain: " + string.Join(", ", total.Counts.Refusals.Select(pair => $"{pair.Key} {pair.Value:N0}")));
        output.WriteLine($"equity {Show(total.StartEquity)} -> {Show(total.EndEquity)}, return {Percent(performance.ReturnPct)} ({Percent(statistics.AnnualReturnPct)} a year), "
            + $"gross {Show(performance.Gross)}, fees {Show(performance.Fees)}, funding {Show(performance.Funding)}, net {Show(performance.Net)}");
        output.WriteLine($"deepest drawdown {Show(performance.MaxDrawdown)} ({Percent(performance.MaxDrawdownPct)}), longest {TimeSpan.FromTicks(statistics.DrawdownLengthNs / 100):d\\.hh\\:mm\\:ss}; "
            + $"Sharpe {Ratio(performance.Sharpe)}, Sortino {Ratio(statistics.Sortino)}, Calmar {Ratio(statistics.Calmar)}, of {statistics.Returns.Values.Count} returns each {Configuration.Duration.Format(statistics.Returns.PeriodNs)}");
        output.WriteLine($"won {Percent(100 * performance.WinRate)}, profit factor {Ratio(performance.ProfitFactor)}, expectancy {(statistics.Expectancy is { } mean ? Show(mean) : "-")}, "
            + $"in the market {Percent(100 * statistics.TimeInMarket)}, mean exposure {Ratio(statistics.MeanExposure)} of equity, turnover {Ratio(statistics.Turnover)}");
        if (report.Paths is { } paths) output.WriteLine($"{paths.Paths:N0} resampled paths: return {Show(paths.ReturnPct)} %, drawdown {Show(paths.DrawdownPct)} %, {100 * paths.Losing:F0} % lose (5 %, middle, 95 %)");
        foreach (var reason in performance.ExitReasons) output.WriteLine($"  {reason.Reason}: {reason.Trades:N0} trades, net {Show(reason.Net)}");
        output.WriteLine("assumptions of the venue:");
        foreach (var fact in total.Assumptions.Where(fact => fact.Value != "none")) output.WriteLine($"  {fact.Name}: {fact.Value}");
        output.WriteLine($"signals_hash {total.SignalsHash}, output_hash {total.OutputHash}");
        output.WriteLine("fills are simulated; no claim of profit is made");
    }

    private static void Slices(TextWriter output, BacktestReport report)
    {
        var table = new TextTable("lrrrr");
        table.Add("slice", "ticks", "trades", "net", "drawdown");
        foreach (var slice in report.Slices.Take(MostSlices))
            table.Add(slice.Name, slice.Counts.Ticks.ToString("N0"), slice.Statistics.Performance.Trades.ToString("N0"), Show(slice.Statistics.Performance.Net), Percent(slice.Drawdown.DeepestPct));
        table.Write(output);
        if (report.Slices.Count > MostSlices) output.WriteLine($"and {report.Slices.Count - MostSlices} slices more");
        output.WriteLine($"{report.Slices.Count} slices by {BacktestPlan.NameOf(report.Plan.By)}: they do not share capital, each begins with {Show(report.Slices[0].StartEquity)}, and profits add up");
    }

    private static string Show(Int128 money) => Money.ToDouble(money).ToString("N2");

    private static string Show(Interval interval) => FormattableString.Invariant($"{interval.P5:F2} / {interval.P50:F2} / {interval.P95:F2}");

    private static string Percent(double? value) => value is { } number ? $"{number:F2} %" : "-";

    private static string Ratio(double? value) => value is { } number ? $"{number:F2}" : "-";
}
