using System.CommandLine;
using System.Text.Json;
using FastEngine.Host.Configuration;
using FastEngine.Host.Diffing;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine diff</c>: what one configuration decides otherwise than another, or this engine than a stored run.</summary>
public static class DiffVerb
{
    private const string Shipped = "default";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var inputs = new RunOptions();
        var config = new Option<string[]>("--config")
        {
            Description = $"The two configurations, each a file on top of engine.yaml, or '{Shipped}' for that alone.", HelpName = "A B",
            Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true,
        };
        var engine = new Option<string?>("--engine") { Description = "Instead: the stored run of this output folder is A; B is this engine with the run's own settings.", HelpName = "DIR" };
        var set = new Option<string[]>("--set") { Description = "A setting of both, section.key=value; may be repeated.", HelpName = "KEY=VALUE" };
        var setA = new Option<string[]>("--set-a") { Description = "A setting of A alone.", HelpName = "KEY=VALUE" };
        var setB = new Option<string[]>("--set-b") { Description = "A setting of B alone.", HelpName = "KEY=VALUE" };
        var warmUp = new Option<string?>("--warmup") { Description = "Closed candles from before the recording, for whatever runs.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("diff", "Which decisions and trades another configuration, or another engine, adds, removes or moves.") { config, engine, set, setA, setB, warmUp, json };
        inputs.AddInputsTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var both = arguments.GetValue(set) ?? [];
            var (ofA, ofB) = (arguments.GetValue(setA) ?? [], arguments.GetValue(setB) ?? []);
            var files = arguments.GetValue(config) is { Length: 2 } given ? given : null;
            var candles = arguments.GetValue(warmUp);
            var diff = arguments.GetValue(engine) is { } directory
                ? AgainstStored(directory)
                : AgainstEachOther();
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(json)) output.WriteLine(DiffJson.Of(diff).ToJsonString(Indented));
            else DiffText.Write(output, diff);
            return ExitCode.Ok;

            RunDiff AgainstEachOther()
            {
                if (files is null && ofA.Length + ofB.Length == 0) throw new RunException(ExitCode.Usage, "nothing to compare: give --config A B, or --set-a and --set-b, or --engine DIR");
                var a = Request(Side(files?[0], [.. both, .. ofA], "A"));
                var b = Request(Side(files?[1], [.. both, .. ofB], "B"));
                var scanned = InputSet.Scan(a, Verb.Progress("scanning"), stop);
                var runA = PresentRun.Execute(Named(files?[0], ofA), a, scanned, candles, stop);
                return new RunDiff(runA, PresentRun.Execute(Named(files?[1], ofB), b, scanned, candles, stop));
            }

            RunDiff AgainstStored(string path)
            {
                if (files is not null || ofA.Length > 0) throw new RunException(ExitCode.Usage, "--engine takes the settings of A from the stored run; --set and --set-b change those of B");
                var folder = RunFolder.Open(path);
                if (folder.Settings.Count == 0) Console.Error.WriteLine($"note: {path} holds no config.json: B runs with engine.yaml and what --set-b says");
                var stored = StoredRun.Read(folder);
                var b = Request(Side(null, [.. folder.Settings, .. both, .. ofB], "B"));
                var scanned = InputSet.Scan(b, Verb.Progress("scanning"), stop);
                return new RunDiff(stored, PresentRun.Execute(Named("this engine", ofB), b, scanned, candles, stop));
            }

            RunRequest Request(ResolvedConfig resolved) => inputs.Request(arguments, "diff", resolved) with { Trades = true };
        }));
        return command;
    }

    private static string Named(string? file, string[] settings) => string.Join(' ', [file ?? Shipped, .. settings]);

    private static ResolvedConfig Side(string? file, string[] settings, string side)
    {
        var result = ConfigLoader.Load(ConfigSources.OfProcess(file is null or Shipped ? [] : [file], settings));
        return result.Config ?? throw new RunException(ExitCode.Usage, $"the configuration of {side} is wrong\n" + string.Join('\n', result.Violations));
    }
}
