using System.Diagnostics;
using System.Text.Json.Nodes;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>Scenarios at the simulated exchange, told as a table or one by its timeline.</summary>
internal static class SocketScenarios
{
    public static int Run(IReadOnlyList<Scenario> scenarios, bool isJson, bool isEverything, CancellationToken stop)
    {
        var (good, bad, missing) = (0, 0, 0);
        var width = scenarios.Max(scenario => scenario.Path.Length);
        var all = new JsonArray();
        foreach (var scenario in scenarios)
        {
            stop.ThrowIfCancellationRequested();
            if (SocketVenueReach.Missing(scenario) is { } what)
            {
                missing++;
                if (!isJson) Console.WriteLine($"n/a  {scenario.Path.PadRight(width)}  not over sockets: needs {what}");
                continue;
            }

            var clock = Stopwatch.StartNew();
            var outcome = SocketRun.RunAsync(scenario, stop).GetAwaiter().GetResult();
            _ = outcome.IsGood ? good++ : bad++;
            if (isJson) all.Add(ScenarioJson.Of(outcome));
            else if (scenarios.Count == 1) Timeline.Print(Console.Out, outcome, isEverything);
            else Print(outcome, width, clock.Elapsed);
        }

        if (isJson) Console.WriteLine(all.ToJsonString(Verb.Indented));
        else Console.WriteLine($"{good} of {good + bad} scenarios as expected over sockets, {missing} not applicable");
        return bad == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Print(ScenarioOutcome outcome, int width, TimeSpan took)
    {
        var checks = outcome.Checks.Count(check => check.IsGood);
        Console.WriteLine($"{(outcome.IsGood ? "ok  " : "FAIL")} {outcome.Scenario.Path.PadRight(width)}  {checks,3} of {outcome.Checks.Count,3} checks  {outcome.Events.Count,6:N0} events  {took.TotalSeconds,5:0.0} s");
        if (outcome.Checks.FirstOrDefault(check => !check.IsGood) is { } first)
            Console.WriteLine($"       {first.Kind} {first.Text}: {first.Detail.Replace("\n", "\n       ", StringComparison.Ordinal)}");
    }
}
