using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Host.Scenarios;
using FastEngine.Host.Scenarios.Coverage;
using FastEngine.Host.Scenarios.Reading;
using FastEngine.Host.Scenarios.Sockets;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine scenario FILE...</c>: scenarios through the real engine, with a timeline of what happened and what was expected.</summary>
internal static class ScenarioVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print events and checks as JSON." };
        var everything = new Option<bool>("--all") { Description = "Print every event, also those that say little." };
        var coverage = new Option<string?>("--coverage") { Description = "Write which scenario drives which behaviour to this file.", HelpName = "FILE.md" };
        var requireAll = new Option<bool>("--require-all") { Description = "Fail when a behaviour is driven by none of them." };
        var exchange = new Option<bool>("--exchange") { Description = "At the simulated exchange, over sockets on loopback, instead of the paper venue (docs/scenarios-over-sockets.md)." };
        var table = new Option<string?>("--table") { Description = "With --exchange: write what runs there, and what is otherwise, to this file.", HelpName = "FILE.md" };
        var command = new Command("scenario", "Scenarios through the real engine: what happened, and whether it was expected.") { files, json, everything, coverage, requireAll, exchange, table };
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var scenarios = Read(Find(arguments.GetValue(files)!));
            if (arguments.GetValue(exchange))
            {
                var named = scenarios.Select(scenario => (NameOf(scenario.Path, arguments.GetValue(files)!), scenario)).ToList();
                var results = SocketScenarios.Run(named, arguments.GetValue(json), arguments.GetValue(everything), stop);
                if (arguments.GetValue(table) is { } path) Write(path, SocketTable.ToMarkdown(results));
                return results.All(one => one.Result.IsGood) ? ExitCode.Ok : ExitCode.Failed;
            }

            var outcomes = Run(scenarios, stop);
            if (arguments.GetValue(json)) Console.WriteLine(new JsonArray([.. outcomes.Select(ScenarioJson.Of)]).ToJsonString(Verb.Indented));
            else if (outcomes is [var one]) Timeline.Print(Console.Out, one, arguments.GetValue(everything));
            else Print(outcomes);
            var covered = new CoverageTable(outcomes.Select(outcome => (NameOf(outcome.Scenario.Path, arguments.GetValue(files)!), outcome)));
            if (arguments.GetValue(coverage) is { } target) Write(target, covered.ToMarkdown());
            var isCovered = !arguments.GetValue(requireAll) || Report(covered.Uncovered);
            return isCovered && outcomes.All(outcome => outcome.IsGood) ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }

    // Below a folder that was named: exits/trailing_stop.
    private static string NameOf(string path, string[] named)
    {
        var folder = named.FirstOrDefault(name => Directory.Exists(name) && Path.GetFullPath(path).StartsWith(Path.GetFullPath(name) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return Path.ChangeExtension(folder is null ? Path.GetFileName(path) : Path.GetRelativePath(folder, path), null).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static void Write(string path, string text)
    {
        using var file = OutputFile.Create(path)!;
        file.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private static bool Report(IReadOnlyList<Behaviour> uncovered)
    {
        foreach (var behaviour in uncovered) Console.Error.WriteLine($"driven by nothing: {CoverageTable.Line(behaviour)}");
        return uncovered.Count == 0;
    }

    private static List<string> Find(string[] named)
    {
        var files = new List<string>();
        foreach (var path in named)
        {
            if (Directory.Exists(path)) files.AddRange(Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            else files.Add(path);
        }

        return files.Count > 0 ? files : throw new RunException(ExitCode.Usage, $"{string.Join(", ", named)}: holds no scenario (*.yaml)");
    }

    // Everything that is wrong with any of them, before one is run.
    private static List<Scenario> Read(List<string> files)
    {
        var violations = new List<Violation>();
        var scenarios = new List<Scenario>();
        foreach (var file in files)
        {
            var own = new List<Violation>();
            if (ScenarioReader.ReadFile(file, own) is { } scenario) scenarios.Add(scenario);
            violations.AddRange(own.OrderBy(violation => violation.Origin.Line));
        }

        return violations.Count == 0 ? scenarios : throw new RunException(ExitCode.Usage, "the scenario is wrong\n" + string.Join('\n', violations));
    }

    private static List<ScenarioOutcome> Run(List<Scenario> scenarios, CancellationToken stop)
    {
        var outcomes = new List<ScenarioOutcome>();
        foreach (var scenario in scenarios)
        {
            stop.ThrowIfCancellationRequested();
            outcomes.Add(ScenarioRun.Run(scenario, stop));
        }

        return outcomes;
    }

    private static void Print(List<ScenarioOutcome> outcomes)
    {
        var width = outcomes.Max(outcome => outcome.Scenario.Path.Length);
        foreach (var outcome in outcomes)
        {
            var good = outcome.Checks.Count(check => check.IsGood);
            Console.WriteLine($"{(outcome.IsGood ? "ok  " : "FAIL")} {outcome.Scenario.Path.PadRight(width)}  {good,3} of {outcome.Checks.Count,3} checks  {outcome.Events.Count,6:N0} events  {outcome.OutputHash[..12]}");
            if (outcome.Checks.FirstOrDefault(check => !check.IsGood) is { } first)
                Console.WriteLine($"       {first.Kind} {first.Text}: {first.Detail.Replace("\n", "\n       ", StringComparison.Ordinal)}");
        }

        Console.WriteLine($"{outcomes.Count(outcome => outcome.IsGood)} of {outcomes.Count} scenarios as expected");
    }
}
