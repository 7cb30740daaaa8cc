using System.Globalization;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting.Comparing;

/// <summary>A comparison for a person, plain lines.</summary>
internal static class ComparisonText
{
    private const int MostTrades = 20;

    public static void Write(TextWriter output, ComparisonData data)
    {
        output.WriteLine($"A {data.NameA}\nB {data.NameB}");
        foreach (var warning in data.Warnings) output.WriteLine($"NOT LIKE WITH LIKE: {warning}");
        var settings = new TextTable("lll");
        settings.Add("setting", "A", "B");
        foreach (var (key, a, b) in data.Settings) settings.Add(key, a ?? "-", b ?? "-");
        if (data.Settings.Count > 0) settings.Write(output);
        else output.WriteLine("no setting differs");
        var figures = new TextTable("lrrr");
        figures.Add("figure", "A", "B", "B - A");
        foreach (var (name, a, b) in data.Figures) figures.Add(name, Number(a), Number(b), a is { } left && b is { } right ? Number(right - left) : "-");
        figures.Write(output);
        Trades(output, "only in A", [.. data.OnlyA]);
        Trades(output, "only in B", [.. data.OnlyB]);
        Trades(output, "in both, ended otherwise", [.. data.Differing]);
        output.WriteLine($"{data.Trades.Count(pair => pair is { A: not null, B: not null, Differs: false }):N0} trades are equal");
    }

    private static void Trades(TextWriter output, string what, TradePair[] pairs)
    {
        if (pairs.Length == 0) return;
        output.WriteLine($"{pairs.Length:N0} trades {what}, net B - A {Money.ToDouble(pairs.Aggregate(Int128.Zero, (sum, pair) => sum + pair.NetDifference)):N4}");
        foreach (var pair in pairs.Take(MostTrades))
        {
            var trade = pair.Either;
            output.WriteLine($"  {trade.Symbol} {(trade.Side == Core.Side.Buy ? "long" : "short")} {Time(trade.EntryTimeNs)}: {End(pair.A, "A")}{(pair is { A: not null, B: not null } ? ", " : "")}{End(pair.B, "B")}");
        }

        if (pairs.Length > MostTrades) output.WriteLine($"  and {pairs.Length - MostTrades:N0} more");
    }

    private static string End(Simulation.Reports.ClosedTrade? trade, string side) =>
        trade is null ? "" : $"{side} {trade.ExitReason} {Time(trade.ExitTimeNs)} net {Money.ToDouble(trade.Net):N4}";

    private static string Time(long ns) => DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? (Math.Round(number, 4) + 0.0).ToString("#,0.####", CultureInfo.InvariantCulture) : "-";
}
