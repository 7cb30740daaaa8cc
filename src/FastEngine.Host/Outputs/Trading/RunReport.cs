using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>report.html</c> of a run.</summary>
internal static class RunReport
{
    private const int MostNearMisses = 200;

    public static void Write(OutputFolder folder, RunRequest request, RecordingRun run, IReadOnlyList<ResolvedInput> inputs, TradingResult result)
    {
        using var file = folder.File("report.html");
        file.Write(stream => HtmlReport.Write(Of(request, run, inputs, result), stream));
    }

    private static ReportData Of(RunRequest request, RecordingRun run, IReadOnlyList<ResolvedInput> inputs, TradingResult result)
    {
        var log = result.Outputs.Log;
        var timeframe = Duration.Format(run.Signals.TimeframesNs[0]);
        var isSynthetic = inputs.Count == 0;
        return new ReportData
        {
            Title = isSynthetic ? "FastEngine demo" : "FastEngine replay",
            IsSynthetic = isSynthetic,
            Currency = Currency(run.Instruments),
            Facts = Facts(request, run, inputs, result),
            Assumptions = run.Setup!.AssumptionsOf(run.Instruments).All,
            Performance = result.Performance,
            Equity = EquityCurve.Downsample(EquityCurve.Build([.. result.EquityWithEnds()])),
            Prices = [.. run.Instruments.All.ToArray().Select(instrument => new PriceSeries
            {
                Symbol = instrument.Name, Timeframe = timeframe, Points = PriceSeries.Downsample(log.PricesOf(instrument.Id)),
            })],
            Trades = log.Trades,
            OpenPositions = result.Open,
            Funnels = result.Funnels,
            Conditions = result.Conditions(),
            Refusals = [.. log.Refusals.Select(pair => new RefusalCount(pair.Key, pair.Value))],
            Shortfalls = log.Shortfall.Read(),
            NearMisses = [.. result.Outputs.Shadows.All.Where(shadow => shadow.Record.Level >= 4).Take(MostNearMisses).Select(shadow => Of(shadow, run))],
            Latency = LatencyReport.From("ring to done", run.Pipeline.Latency(), run.Collections[0], run.Collections[1], run.Collections[2]),
        };
    }

    private static NearMiss Of(ShadowTrade shadow, RecordingRun run) => new()
    {
        TimeNs = shadow.Record.TimeNs, Symbol = run.Instruments[shadow.Record.InstrumentId].Name,
        Side = shadow.Record.Direction == Core.Direction.Long ? Core.Side.Buy : Core.Side.Sell, Level = shadow.Record.Level,
        Condition = Names.Of(shadow.Record.Stop) ?? "", Value = shadow.Record.Measured, Threshold = shadow.Record.Threshold,
        // For the starting equity as notional, which is what the default exposure limit allows a symbol.
        ShadowPnl = double.IsNaN(shadow.NetPct) ? null : (Int128)Math.Round(shadow.NetPct * 1e4) * run.Setup!.Trading.StartingEquity / 1_000_000,
    };

    private static RunFacts Facts(RunRequest request, RecordingRun run, IReadOnlyList<ResolvedInput> inputs, TradingResult result)
    {
        var first = inputs.SelectMany(input => input.Scan.Symbols).Select(symbol => (long?)symbol.FirstTimeNs).Min() ?? request.Synthetic?.StartTimeNs;
        var last = run.Instruments.All.ToArray().Max(instrument => run.HighestTimeNs(instrument.Id));
        return new RunFacts
        {
            Inputs = [.. inputs.Select(input => new Simulation.Reports.InputFile(Path.GetFileName(input.Scan.Path), input.Scan.Sha256, input.Scan.FileBytes, DamagedInput.TextOf(input.Scan)))],
            EngineVersion = RunSummary.EngineVersion,
            ConfigHash = run.Setup!.ConfigHash,
            SignalsHash = result.SignalsHash,
            OutputHash = result.OutputHash,
            Ticks = run.Ticks,
            FirstTimeNs = first,
            LastTimeNs = last == 0 ? null : last,
            Others =
            [
                .. Market(request),
                new("strategies", string.Join(", ", run.Setup.StrategyNames)),
                new("decision mode", request.Config.Get(Knobs.Decision.Mode).ToString()),
                new("timeframes", string.Join(", ", run.Signals.TimeframesNs.Select(Duration.Format))),
                new("filled because", string.Join(", ", result.Outputs.Log.FillReasons.Select(pair => $"{pair.Key} {pair.Value}"))),
                new("starting equity", Core.Execution.Money.ToText(run.Setup.Trading.StartingEquity)),
            ],
        };
    }

    // The quote asset that all symbols end with; money of different ones is added up all the same, and the report says "quote".
    public static string Currency(Core.InstrumentTable instruments)
    {
        string[] quotes = ["USDT", "USDC", "FDUSD", "BUSD", "USD", "BTC"];
        return Array.Find(quotes, quote => instruments.All.ToArray().All(instrument => instrument.Symbol.EndsWith(quote, StringComparison.Ordinal))) ?? "quote";
    }

    private static IEnumerable<NamedFact> Market(RunRequest request)
    {
        if (request.Synthetic is { } market)
            yield return new("synthetic market", FormattableString.Invariant($"seed {market.Seed}, {market.Symbols.Count} symbols, {market.TradesPerSecond:0.###} trades a second, model {market.Model}"));
    }
}
