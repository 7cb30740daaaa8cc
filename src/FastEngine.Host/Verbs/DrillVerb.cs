using System.CommandLine;
using FastEngine.Engine.Deadlines;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling;
using FastEngine.Host.Drilling.Deadline;
using FastEngine.Host.Drilling.Faults;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine drill</c>: faults on purpose.</summary>
internal static class DrillVerb
{
    private const int ShortestTape = 2_000;

    // The drill is to trade from its first to its last event, so nothing may stop entries; legs and management stay on.
    private static readonly string[] Unstopped =
    [
        "kill_switch.consecutive_losses=0", "kill_switch.daily_loss_pct=0", "kill_switch.hourly_loss_pct=0",
        "kill_switch.symbol_silent_gaps=0", "kill_switch.max_time_to_flat=0s", "kill_switch.max_cost_to_flat_pct=0",
        "drawdown.alert_pct=0", "drawdown.half_pct=0", "drawdown.all_pct=0",
        "drawdown.halt_pct=0", "margin.close_pct=0", "portfolio.health.hold_entries_below=0",
        "portfolio.health.tighten_below=0", "portfolio.health.close_below=0",
    ];

    // Many small positions, closed in parts: something is always on its way.
    private static readonly string[] Busy =
    [
        "dtms.enabled=false", "dump.enabled=false", "sizing.risk_pct=0.05", "positions.max=10", "exit.partial.at_pct=0.02", "exit.partial.part_pct=40",
    ];

    public static Command Create() => new("drill", "Faults on purpose: what an engine does when it is killed, stands still, or trades on an exchange that fails.") { Restart(), Deadline(), Faults(), LatencyDrillVerb.Create(), ApiDrillVerb.Create(), ApiDrillVerb.CreateClients() };

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
                string[] written = [$"strategies.enabled=[scripted]", $"strategies.scripted.file={RestartDrill.ScriptOf(root)}", .. Unstopped, .. arguments.GetValue(settings) ?? []];
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

    private static Command Deadline()
    {
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var deadline = new Option<string>("--deadline") { Description = "How late an exit may be.", DefaultValueFactory = _ => "300ms", HelpName = "TIME" };
        var grace = new Option<string>("--grace") { Description = "How long the trade thread may then stand still.", DefaultValueFactory = _ => "300ms", HelpName = "TIME" };
        var command = new Command("deadline", "Lets the trade thread stand still while an exit is due: it has to leave by the backup path, once. Takes some seconds of real time.") { deadline, grace, json };
        command.SetAction(arguments => Verb.Run(_ =>
        {
            // Only the exit under test may close the position.
            string[] settings = ["protection.enabled=false", "dtms.enabled=false", "dump.enabled=false", "regime.force=both"];
            var loaded = ConfigLoader.Load(ConfigSources.OfProcess([], settings));
            var config = loaded.Config ?? throw new RunException(ExitCode.Usage, "the configuration is wrong\n" + string.Join('\n', loaded.Violations));
            var drill = new DeadlineDrill(config, new WatchdogOptions
            {
                CheckPeriodNs = config.Get(Knobs.Exit.CheckPeriod), DeadlineNs = Time(arguments.GetValue(deadline)!), GraceNs = Time(arguments.GetValue(grace)!),
            });
            drill.Run();
            if (arguments.GetValue(json)) Console.WriteLine(drill.Report.ToJsonString(Verb.Indented));
            else Print(drill);
            return drill.Failures.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }

    private static Command Faults()
    {
        var seeds = new Option<int>("--seeds") { Description = "Scripts of faults.", DefaultValueFactory = _ => 1_000 };
        var first = new Option<long>("--first") { Description = "Seed of the first.", DefaultValueFactory = _ => 1, HelpName = "S" };
        var atOnce = new Option<int>("--at-once") { Description = "How many are tried at once; each mostly waits.", DefaultValueFactory = _ => 8 };
        var speed = new Option<double>("--speed") { Description = "Seconds that pass for engine and exchange in one of the machine's.", DefaultValueFactory = _ => 10 };
        var story = new Option<bool>("--story") { Description = "Tell everything that happened." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var settings = new Option<string[]>("--set") { Description = "A setting of the engines, section.key=value; may be repeated.", HelpName = "KEY=VALUE" };
        seeds.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000) result.AddError("--seeds must be 1 to 1,000,000"); });
        first.Validators.Add(result => { if (result.GetValueOrDefault<long>() < 0) result.AddError("--first must not be negative"); });
        atOnce.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 256) result.AddError("--at-once must be 1 to 256"); });
        speed.Validators.Add(result => { if (result.GetValueOrDefault<double>() is not (>= 1 and <= 100)) result.AddError("--speed must be 1 to 100"); });
        var command = new Command("faults", "Engines trade on simulated exchanges that fail by random scripts: afterwards both have to agree, no order may be there twice, and no position unprotected for long.")
        {
            seeds, first, atOnce, speed, story, settings, json,
        };
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var more = arguments.GetValue(settings) ?? [];
            var drill = new FaultDrill(FaultsConfig("hedge", more), FaultsConfig("one_way", more), new FaultDrillOptions { Speed = arguments.GetValue(speed), TellsStory = arguments.GetValue(story) });
            var isJson = arguments.GetValue(json);
            drill.Run((ulong)arguments.GetValue(first), arguments.GetValue(seeds), arguments.GetValue(atOnce), isJson ? Console.Error : Console.Out, stop);
            if (isJson) Console.WriteLine(drill.ToJson().ToJsonString(Verb.Indented));
            return drill.IsWell ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }

    /// <summary>What the engines of the drill of faults go by.</summary>
    /// <param name="mode">How their accounts keep positions.</param>
    /// <param name="settings">More, as <c>--set</c> takes them.</param>
    internal static ResolvedConfig FaultsConfig(string mode, IReadOnlyList<string> settings)
    {
        var loaded = ConfigLoader.Load(ConfigSources.OfProcess([], [$"positions.mode={mode}", .. Busy, .. Unstopped, .. settings]));
        return loaded.Config ?? throw new RunException(ExitCode.Usage, "the configuration is wrong\n" + string.Join('\n', loaded.Violations));
    }

    private static long Time(string text) => Duration.TryParse(text, out var ns) && ns > 0
        ? ns
        : throw new RunException(ExitCode.Usage, $"'{text}' is not a duration such as 300ms (units {Duration.Units})");

    private static void Print(DeadlineDrill drill)
    {
        foreach (var line in drill.Story) Console.WriteLine(line);
        foreach (var failure in drill.Failures) Console.WriteLine($"FAILED: {failure}");
        if (drill.Failures.Count == 0) Console.WriteLine("the exit left by the backup path, once; the trade thread's own was dropped; reduce only until a person clears it");
    }

    private static void Print(RestartDrill drill)
    {
        Console.WriteLine("deaths by stage: " + string.Join(", ", Enum.GetValues<KillStage>().Select(stage => $"{stage} {drill.Killed[(int)stage]}")));
        foreach (var failure in drill.Failures) Console.WriteLine($"FAILED: {failure}");
        if (drill.Failures.Count == 0) Console.WriteLine("nothing lost, nothing twice, no order before its recovery had ended; the state without lost time is the uninterrupted one");
    }
}
