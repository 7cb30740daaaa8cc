using System.Globalization;
using System.Text;
using FastEngine.Core;
using FastEngine.Host.Outputs;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting;

/// <summary>The files of a backtest's folder beside its database; equal bytes for equal runs.</summary>
internal static class BacktestFiles
{
    public static void Write(OutputFolder folder, BacktestReport report)
    {
        folder.WriteSummary(BacktestSummary.Of(report));
        ConfigFile.Write(folder, report.Plan.Run.Config, report.Total.ConfigHash);
        Lines(folder, "trades.csv", Trades(report));
        Lines(folder, "equity.csv", Equity(report.Total));
        Lines(folder, "returns.csv", Returns(report.Total));
        Lines(folder, "months.csv", Months(report.Total));
        BacktestPage.Write(folder, report);
    }

    // As replay writes it, with what it does not know behind.
    private static IEnumerable<string> Trades(BacktestReport report)
    {
        yield return "position_id,strategy,symbol,side,entry_time_ns,exit_time_ns,entry_price,exit_price,quantity,fees,pnl,exit_reason,funding,slice,regime";
        foreach (var slice in report.Slices)
        foreach (var trade in slice.Trades)
            yield return string.Join(',', trade.PositionId, trade.Strategy, trade.Symbol, trade.Side == Side.Buy ? "long" : "short", Whole(trade.EntryTimeNs), Whole(trade.ExitTimeNs),
                Fixed18.ToText(trade.EntryPrice), Fixed18.ToText(trade.ExitPrice), Fixed18.ToText(trade.Quantity), Fixed18.ToText(trade.Fees), Fixed18.ToText(trade.Net),
                trade.ExitReason, Fixed18.ToText(trade.Funding), slice.Name, trade.Regime);
    }

    private static IEnumerable<string> Equity(BacktestResult total)
    {
        yield return "time_ns,equity,low,high,mean_exposure";
        foreach (var bar in total.Equity)
            yield return string.Join(',', Whole(bar.TimeNs), Fixed18.ToText(bar.Equity), Fixed18.ToText(bar.Low), Fixed18.ToText(bar.High), Fixed18.ToText(bar.Exposure));
    }

    // What pandas reads as a series: a date and a fraction, as quantstats and pyfolio take it.
    private static IEnumerable<string> Returns(BacktestResult total)
    {
        yield return "date,return";
        var days = PeriodReturns.Of(total.Equity, total.StartEquity, 24 * EngineTime.NsPerHour);
        for (var i = 0; i < days.Values.Count; i++)
            yield return DateTime.UnixEpoch.AddTicks(days.TimesNs[i] / 100).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "," + Number(days.Values[i]);
    }

    private static IEnumerable<string> Months(BacktestResult total)
    {
        yield return "month,profit,return";
        foreach (var month in MonthReturn.Of(total.Equity, total.StartEquity))
            yield return FormattableString.Invariant($"{month.Year:0000}-{month.Month:00},{Fixed18.ToText(month.Profit)},") + Number(month.Return);
    }

    private static void Lines(OutputFolder folder, string name, IEnumerable<string> lines)
    {
        using var file = folder.File(name);
        file.Write(stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (var line in lines) writer.WriteLine(line);
        });
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
