using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Journaling;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Parts;
using FastEngine.Host.Running;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine replay FILE...</c>: recordings through the whole hot path, at their own speed or as fast as it goes.</summary>
internal static class ReplayVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var speed = new Option<string>("--speed") { Description = "max, or a multiple of the recorded speed such as 1x or 10x.", DefaultValueFactory = _ => "max" };
        var directory = new Option<string?>("--out") { Description = "Write summary, trades, signals, decisions, orders, events and the report into this folder.", HelpName = "DIR" };
        var convert = new Option<string?>("--convert") { Description = "Write the merged trades to this .fet file instead of replaying them.", HelpName = "FILE.fet" };
        var quotes = new Option<bool>("--quotes") { Description = "Read best bids and asks too; with --convert the file keeps them." };
        var warmUp = new Option<string?>("--warmup") { Description = "Closed candles from before the recording: candles.csv of analyze, or klines.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Let --convert replace an existing file." };
        var journal = new Option<string?>("--journal") { Description = "Keep the run's journal in this folder; with --verify, the one to check.", HelpName = "DIR" };
        var parts = new Option<bool>("--parts") { Description = "Print what every part of scores, factors and dump signals was: least, median, most, share of non-zero values." };
        var requireLive = new Option<bool>("--require-live-parts") { Description = "Likewise, and fail when one of them never changed." };
        var verify = new Option<bool>("--verify") { Description = "Make the run of --journal again, and compare every decision and ledger event." };
        var command = new Command("replay", "Recordings through the whole hot path: decides, and trades on paper.") { speed, directory, warmUp, convert, quotes, force, journal, verify, parts, requireLive };
        options.AddTo(command, needsFiles: false);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            if (arguments.GetValue(verify)) return Verify(arguments.GetValue(journal), options.Files(arguments), arguments.GetValue(options.Json), stop);
            if (options.Files(arguments).Length == 0) throw new RunException(ExitCode.Usage, "name a recording to replay");
            var request = options.Request(arguments, "replay") with { Speed = ReplaySpeed.Parse(arguments.GetValue(speed)!), Trades = true, Quotes = arguments.GetValue(quotes) };
            var target = arguments.GetValue(convert);
            if (target is not null) Conversion.CheckTarget(target, arguments.GetValue(force));
            var folder = OutputFolder.CreateForRun(arguments.GetValue(directory));
            var inputs = Scan(request, folder, stop);
            if (target is not null) return Conversion.Run(request, inputs, target, stop);
            request = request with { MoreInputs = MoreInputs(request, arguments.GetValue(warmUp)) };
            using var kept = arguments.GetValue(journal) is { } at ? RunJournal.Create(at) : null;
            var live = arguments.GetValue(parts) || arguments.GetValue(requireLive) ? new LiveParts() : null;
            using var run = new TradedRun(request, new RecordingRun(request, inputs.Instruments, inputs.Open(), options => options with { ShowsInbound = live is not null }, kept),
                inputs.Inputs, folder) { Parts = live };
            run.Outputs.Add(null, live);
            if (arguments.GetValue(warmUp) is { } candles) run.Run.LoadCandles(candles, inputs.FirstTradeNs);
            Verb.Execute(run.Run, run.Outputs, stop, run.Outputs);
            if (!run.Run.WasInterrupted) run.Run.ThrowIfMalformed();
            kept?.Complete();
            run.Complete(arguments.GetValue(options.Json));
            if (run.Run.WasInterrupted) return ExitCode.Interrupted;
            if (!arguments.GetValue(requireLive) || live!.All.FirstOrDefault(part => part.IsConstant) is not { } constant) return ExitCode.Ok;
            Console.Error.WriteLine($"fastengine: {constant.Name} {(constant.Count == 0 ? "was never seen" : "never changed")}");
            return ExitCode.Failed;
        }));
        return command;
    }

    private static int Verify(string? journal, string[] files, bool asJson, CancellationToken stop)
    {
        if (journal is null) throw new RunException(ExitCode.Usage, "--verify needs --journal DIR");
        if (files.Length > 0) throw new RunException(ExitCode.Usage, $"--verify takes the run from its journal, not from {files[0]}");
        var verified = JournalVerification.Run(journal, stop);
        if (asJson) Console.WriteLine(JournalVerification.ToJson(verified).ToJsonString(Verb.Indented));
        else JournalVerification.Print(Console.Out, verified);
        return verified.IsGood ? ExitCode.Ok : ExitCode.Failed;
    }

    public static List<(string Role, string Path)> MoreInputs(RunRequest request, string? warmUp)
    {
        var inputs = new List<(string, string)>();
        if (warmUp is not null) inputs.Add(("warmup", warmUp));
        var script = request.Config.Get(Knobs.Strategies.ScriptedFile);
        if (request.Config.Get(Knobs.Strategies.Enabled).Contains(ScriptedStrategy.Key)) inputs.Add(("script", script));
        return inputs;
    }

    // Also a run that ends before it began says so in its folder.
    private static InputSet Scan(RunRequest request, OutputFolder? folder, CancellationToken stop)
    {
        try
        {
            return InputSet.Scan(request, Verb.Progress("scanning"), stop);
        }
        catch (OperationCanceledException)
        {
            folder?.WriteSummary(RunSummary.OfInterruptedScan(request));
            throw;
        }
    }
}
