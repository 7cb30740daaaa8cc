using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Storage.Secrets;
using FastEngine.Venues.Binance.Lockstep;

namespace FastEngine.Host.Verbs;

/// <summary>What the verbs that run something share: ending cleanly, exit codes, and how failures are told.</summary>
internal static class Verb
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Runs a verb's body. Whatever a user can do something about ends in one message, never in a stack trace.</summary>
    public static int Run(Func<CancellationToken, int> body)
    {
        using var stop = new StopSignal();
        try
        {
            return body(stop.Token);
        }
        catch (RunException exception)
        {
            Console.Error.WriteLine($"fastengine: {exception.Message}");
            return exception.ExitCode;
        }
        catch (Exception exception) when (exception is SecretMissingException or SecretStoreException)
        {
            Console.Error.WriteLine($"fastengine: {exception.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("fastengine: interrupted");
            return ExitCode.Interrupted;
        }
        catch (AgentFailedException exception) when (exception.InnerException is LockstepException lost)
        {
            Console.Error.WriteLine($"fastengine: {lost.Message}");
            return ExitCode.Failed;
        }
        catch (AgentFailedException exception)
        {
            Console.Error.WriteLine($"fastengine: {exception.Message}; this is a fault of the engine, please report it with the input\n{exception.InnerException}");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            Console.Error.WriteLine($"fastengine: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    public static ProgressLine Progress(string what) => new(what, Console.Error, !Console.IsErrorRedirected);

    /// <summary>Executes a run with a progress line.</summary>
    public static void Execute(RecordingRun run, IShardOutputHandler? handler, CancellationToken stop, ILedgerHandler? ledger = null)
    {
        var progress = Progress("replaying");
        run.Execute(handler, () =>
        {
            var (read, total) = run.Progress();
            progress.Report(read, total);
        }, stop, ledger);
        progress.End();
    }

    /// <summary>Prints the summary, beside the results when those have the standard output.</summary>
    public static JsonObject Report(RecordingRun run, IReadOnlyList<ResolvedInput> inputs, RunRequest request, bool asJson, bool isOutputTaken, TradingResult? trading = null)
    {
        var summary = RunSummary.Of(request, run, inputs, trading);
        var output = isOutputTaken ? Console.Error : Console.Out;
        if (asJson) output.WriteLine(summary.ToJsonString(Indented));
        else SummaryText.Write(output, run, inputs, trading);
        return summary;
    }
}
