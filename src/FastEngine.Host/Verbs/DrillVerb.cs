using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine drill</c>: faults on purpose.</summary>
internal static class DrillVerb
{
    private const int ShortestTape = 2_000;

    // A kill switch that is set at the end is a recovery that failed: the entries' losses, which mean nothing here, must not set it.
    private static readonly string[] LossesStopNothing =
        ["kill_switch.consecutive_losses=0", "kill_switch.daily_loss_pct=0", "kill_switch.hourly_loss_pct=0"];

    public static Command Create() => new("drill", "Faults on purpose: what an engine does when it is killed.") { Restart() };

    private static Command Restart()
    {
        var kills = new Option<int>("--kills") { Description = "Engines to kill.", DefaultValueFactory = _ => 50 };
        var trades = new Option<int>("--trades") { Description = "Trades of the tape.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "Of the market, and of where engines die.", DefaultValueFactory = _ => 1 };
        var folder = new Option<string?>("--keep") { Description = "Keep journals and databases in this folder.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var settings = new Option<string[]>("--set") { Description = "A setting of the engines, section.key=value; may be repeated.", HelpName = "KEY=VALUE" };
        kills.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100_000) result.AddError("--kills must be 0 to 100,000");
        });
        var command = new Command("restart", "Kills engines at random events and in the worst moments, and compares with the venue and with a run without a death.") { kills, trades, seed, folder, settings, json };
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var root = arguments.GetValue(folder) ?? Path.Combine(Path.GetTempPath(), $"fe-drill-{Environment.ProcessId}");
            if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()) throw new RunException(ExitCode.Usage, $"{root}: is not empty");
            Directory.CreateDirectory(root);
            try
            {
                string[] written =
                [
                    $"strategies.enabled=[scripted]", $"strategies.scripted.file={RestartDrill.ScriptOf(root)}", .. LossesStopNothing, .. arguments.GetValue(settings) ?? [],
                ];
                File.WriteAllText(RestartDrill.ScriptOf(root), "time_ns,symbol,side,price,entry_score,confluence\n");
                var loaded = ConfigLoader.Load(ConfigSources.OfProcess([], written));
                var config = loaded.Config ?? throw new RunException(ExitCode.Usage, "the configuration is wrong\n" + string.Join('\n', loaded.Violations));
                var drill = new RestartDrill(root, config, written, Math.Max(ShortestTape, arguments.GetValue(trades)), arguments.GetValue(kills), arguments.GetValue(seed));
                var report = drill.Run(arguments.GetValue(json) ? Console.Error : Console.Out, stop);
                if (arguments.GetValue(json)) Console.WriteLine(report.ToJsonString(Verb.Indented));
                else Print(drill);
                return drill.Failures.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
            }
            finally
            {
                if (arguments.GetValue(folder) is null) Directory.Delete(root, recursive: true);
            }
        }));
        return command;
    }

    private static void Print(RestartDrill drill)
    {
        Console.WriteLine("deaths by stage: " + string.Join(", ", Enum.GetValues<KillStage>().Select(stage => $"{stage} {drill.Killed[(int)stage]}")));
        foreach (var failure in drill.Failures) Console.WriteLine($"FAILED: {failure}");
        if (drill.Failures.Count == 0) Console.WriteLine("nothing lost, nothing twice, no order before its recovery had ended; the state without lost time is the uninterrupted one");
    }
}
