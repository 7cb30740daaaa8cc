using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine analyze FILE...</c>: order flow and candles of recordings, as CSV.</summary>
internal static class AnalyzeVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var every = new Option<string>("--every") { Description = "Period of the metrics rows, e.g. 5s or 250ms (default: windows.publication.period)." };
        var metrics = new Option<string?>("--out") { Description = "Write order flow to this CSV file; - is the standard output.", HelpName = "metrics.csv" };
        var candles = new Option<string?>("--candles") { Description = "Write closed candles to this CSV file; - is the standard output.", HelpName = "candles.csv" };
        var command = new Command("analyze", "Metrics only: order flow and candles of recordings as CSV.") { every, metrics, candles };
        options.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var request = options.Request(arguments, "analyze", Every(arguments.GetValue(every)));
            using var metricsFile = OutputFile.Create(arguments.GetValue(metrics));
            using var candlesFile = OutputFile.Create(arguments.GetValue(candles));
            var inputs = InputSet.Scan(request, Verb.Progress("scanning"), stop);
            using var run = new RecordingRun(request, inputs.Instruments, inputs.Open());
            var collector = new AnalysisCollector(run.Signals, inputs.Instruments);
            Verb.Execute(run, metricsFile is null && candlesFile is null ? null : collector, stop);
            if (!run.WasInterrupted) run.ThrowIfMalformed();
            metricsFile?.Write(stream => collector.WriteMetrics(stream, run.HighestTimeNs));
            candlesFile?.Write(stream => collector.WriteCandles(stream, run.HighestTimeNs));
            Verb.Report(run, inputs.Inputs, request, arguments.GetValue(options.Json), isOutputTaken: metricsFile is { IsStandardOutput: true } || candlesFile is { IsStandardOutput: true });
            return run.WasInterrupted ? ExitCode.Interrupted : ExitCode.Ok;
        }));
        return command;
    }

    // A setting like any other, so that it is checked, explained and hashed like one.
    private static string[] Every(string? period) => period is null ? [] : [$"{Knobs.Windows.PublicationPeriod.Key}={period}"];
}
