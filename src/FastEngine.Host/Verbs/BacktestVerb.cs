using System.CommandLine;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Backtesting;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Backtest;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine backtest FILE...</c>: the identical engine over recordings, in slices over the cores, into a results database.</summary>
internal static class BacktestVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var from = new Option<string?>("--from") { Description = "Enter nothing before this time of UTC: 2025-06-21 or 2025-06-21T12:30:00.", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "End before this time of UTC.", HelpName = "TIME" };
        var only = new Option<string?>("--only") { Description = "These symbols alone, by commas: BTCUSDT, or BTCUSDT@spot where two markets have it.", HelpName = "SYMBOLS" };
        var by = new Option<string>("--by") { Description = "Cut into independent slices, which do not share capital: none, symbol, day or symbol-day.", DefaultValueFactory = _ => "none" };
        by.AcceptOnlyFromAmong("none", "symbol", "day", "symbol-day");
        var warmUpSpan = new Option<string?>("--warmup-span") { Description = "How much of the tape before the beginning of each slice is seen without entries (default: what the decision levels need).", HelpName = "TIME" };
        var warmUp = new Option<string?>("--warmup") { Description = "Closed candles from before the recording: candles.csv of analyze, or klines.", HelpName = "FILE" };
        var jobs = new Option<int>("--jobs") { Description = "Slices at once (default: one a core).", DefaultValueFactory = _ => Environment.ProcessorCount };
        var seed = new Option<ulong>("--seed") { Description = "Of the resampled paths.", DefaultValueFactory = _ => MonteCarlo.DefaultSeed };
        var directory = new Option<string?>("--out") { Description = "Write results.duckdb, the summary, CSV files and the report into this folder.", HelpName = "DIR" };
        var resume = new Option<bool>("--resume") { Description = "Keep the slices of an earlier run of the same configuration and inputs that are in --out." };
        var command = new Command("backtest", "The same engine over recordings, in slices over the cores; results in DuckDB, HTML, CSV and JSON.")
        {
            from, to, only, by, warmUpSpan, warmUp, jobs, seed, directory, resume,
        };
        options.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var request = options.Request(arguments, "backtest") with { Trades = true };
            var path = arguments.GetValue(directory);
            if (arguments.GetValue(resume) && path is null) throw new RunException(ExitCode.Usage, "--resume goes on in a folder: name it with --out");
            if (arguments.GetValue(jobs) is < 1 or > MostJobs) throw new RunException(ExitCode.Usage, $"--jobs {arguments.GetValue(jobs)} is not 1 to {MostJobs}");
            var folder = path is null ? null : OutputFolder.CreateOwn(path, request);
            request = request with { MoreInputs = ReplayVerb.MoreInputs(request, arguments.GetValue(warmUp)) };
            var span = Span(arguments.GetValue(from), arguments.GetValue(to), arguments.GetValue(warmUpSpan), request.Config);
            var kind = Kind(arguments.GetValue(by)!);
            var inputs = Chosen(InputSet.Scan(request, Verb.Progress("scanning"), stop), arguments.GetValue(only));
            var plan = new BacktestPlan
            {
                Run = request, Inputs = inputs, By = kind, Span = span, Jobs = arguments.GetValue(jobs), Resumes = arguments.GetValue(resume),
                WarmUpFile = arguments.GetValue(warmUp), Folder = folder, Seed = arguments.GetValue(seed),
                Slices = SlicePlan.Of(inputs, kind, span), BarNs = EquityBars.LengthOf(inputs, span),
            };
            return Run(plan, arguments.GetValue(options.Json), stop);
        }));
        return command;
    }

    private const int MostJobs = 256;

    private static int Run(BacktestPlan plan, bool asJson, CancellationToken stop)
    {
        try
        {
            using var session = new BacktestSession(plan) { Ended = Console.IsErrorRedirected && plan.Slices.Count > 1 ? Tell : null };
            if (session.Kept > 0) Console.Error.WriteLine($"{session.Kept} of {plan.Slices.Count} slices are there already");
            var report = BacktestReport.Of(plan, session.Run(Verb.Progress("backtesting"), stop));
            if (plan.Folder is { } folder) BacktestFiles.Write(folder, report);
            if (asJson)
            {
                Console.WriteLine(BacktestSummary.Of(report).ToJsonString(Verb.Indented));
                return ExitCode.Ok;
            }

            BacktestText.Write(Console.Out, report);
            var seconds = session.Elapsed.TotalSeconds;
            if (session.Ticks > 0) Console.WriteLine($"{session.Ticks:N0} ticks in {seconds:F3} s: {session.Ticks / seconds:N0} ticks/s with {Math.Min(plan.Jobs, plan.Slices.Count)} at once, {session.Ticks / session.ProcessorTime.TotalSeconds:N0} a second of processor time");
            if (plan.Folder is not null) Console.WriteLine($"report: {plan.Folder.PathOf("report.html")}");
            return ExitCode.Ok;
        }
        catch (Exception error) when (error is StoreException or DuckDbException)
        {
            throw new RunException(ExitCode.Failed, error.Message);
        }
    }

    // Where no progress line is rewritten, a log shows how far it is.
    private static void Tell(BacktestResult slice, int ended) =>
        Console.Error.WriteLine($"slice {ended}: {slice.Name}, {slice.Counts.Ticks:N0} ticks, {slice.Statistics.Performance.Trades:N0} trades");

    private static SliceKind Kind(string name) => name switch
    {
        "symbol" => SliceKind.Symbol,
        "day" => SliceKind.Day,
        "symbol-day" => SliceKind.SymbolDay,
        _ => SliceKind.None,
    };

    private static TapeSpan Span(string? from, string? to, string? warmUp, ResolvedConfig config)
    {
        var (fromNs, toNs) = (Time("--from", from) ?? long.MinValue, Time("--to", to) ?? long.MaxValue);
        if (fromNs >= toNs) throw new RunException(ExitCode.Usage, $"--from {from} is not before --to {to}");
        return new TapeSpan(fromNs, toNs, warmUp is null ? WarmUpSpan.Of(config) : Length(warmUp));
    }

    private static long Length(string text) => Duration.TryParse(text, out var ns) && ns >= 0 ? ns
        : throw new RunException(ExitCode.Usage, $"--warmup-span '{text}' is not a duration such as 30h (units {Duration.Units})");

    internal static long? Time(string option, string? text)
    {
        if (text is null) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"];
        if (DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out var time)) return (time - DateTime.UnixEpoch).Ticks * 100;
        // As trials of a search say it: exact.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ns) && ns >= EngineTime.NsPerSecond) return ns;
        throw new RunException(ExitCode.Usage, $"{option} '{text}' is no time such as 2025-06-21, 2025-06-21T12:30:00, or nanoseconds since 1970");
    }

    private static InputSet Chosen(InputSet inputs, string? only)
    {
        if (only is null) return inputs;
        var chosen = new List<Instrument>();
        foreach (var name in only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var found = inputs.Instruments.All.ToArray().Where(instrument => InstrumentNames.Means(name, instrument, StringComparison.OrdinalIgnoreCase)).ToArray();
            if (found.Length == 0)
                throw new RunException(ExitCode.Usage, $"--only {Shown.Quoted(name)}: the recordings hold {string.Join(", ", inputs.Instruments.All.ToArray().Select(instrument => instrument.Name))}");
            chosen.AddRange(found.Where(instrument => !chosen.Contains(instrument)));
        }

        return inputs.Part([.. chosen.OrderBy(instrument => instrument.Id)], TapeSpan.Everything);
    }
}
