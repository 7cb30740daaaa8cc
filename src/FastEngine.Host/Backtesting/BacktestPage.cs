using FastEngine.Feeds;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting;

/// <summary><c>report.html</c> of a backtest.</summary>
internal static class BacktestPage
{
    // A page of more rows no browser scrolls well; all are in trades.csv.
    private const int MostTrades = 5_000;

    public static void Write(OutputFolder folder, BacktestReport report)
    {
        using var file = folder.File("report.html");
        file.Write(stream => HtmlReport.Write(Of(report), stream));
    }

    private static ReportData Of(BacktestReport report)
    {
        var total = report.Total;
        return new ReportData
        {
            Title = "FastEngine backtest",
            IsSynthetic = false,
            Currency = RunReport.Currency(report.Plan.Inputs.Instruments),
            Facts = Facts(report),
            Assumptions = total.Assumptions,
            Performance = total.Statistics.Performance,
            Equity = EquityCurve.Downsample(EquityCurve.Build(Samples(total))),
            Trades = [.. total.Trades.Take(MostTrades)],
            OpenPositions = total.Open,
            Funnels = total.Funnels,
            Shortfalls = total.Counts.Shortfalls,
            Refusals = [.. total.Counts.Refusals.Select(pair => new RefusalCount(pair.Key, pair.Value))],
            Backtest = new BacktestPart
            {
                Result = total, Slices = report.Slices, By = BacktestPlan.NameOf(report.Plan.By), Paths = report.Paths, AllTrades = total.Trades.Count,
            },
        };
    }

    // The low and the high of a bar keep drawdowns and peaks in the picture.
    private static List<EquitySample> Samples(BacktestResult total)
    {
        var samples = new List<EquitySample>();
        if (total.Equity.Count > 0) samples.Add(new EquitySample(total.Equity[0].TimeNs - 1, total.StartEquity));
        samples.AddRange(total.Equity.Select(bar => new EquitySample(bar.TimeNs, bar.Equity)));
        return samples;
    }

    private static RunFacts Facts(BacktestReport report) => new()
    {
        Inputs = [.. report.Plan.Inputs.Inputs.Select(input => new Simulation.Reports.InputFile(Path.GetFileName(input.Scan.Path), input.Scan.Sha256, input.Scan.FileBytes, DamagedInput.TextOf(input.Scan)))],
        EngineVersion = RunSummary.EngineVersion,
        ConfigHash = report.Total.ConfigHash,
        SignalsHash = report.Total.SignalsHash,
        OutputHash = report.Total.OutputHash,
        Ticks = report.Total.Counts.Ticks,
        FirstTimeNs = report.Total.FromNs,
        LastTimeNs = report.Total.ToNs,
        Others =
        [
            new("slices", $"{report.Slices.Count} by {BacktestPlan.NameOf(report.Plan.By)}"),
            new("warm-up before each", Configuration.Duration.Format(report.Plan.Span.WarmUpNs)),
            .. report.Total.Counts.Oddities.Select(pair => new NamedFact(pair.Key.Replace('_', ' '), pair.Value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))),
        ],
    };
}
