using System.Diagnostics;
using System.Text.Json.Nodes;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>Runs scenarios at the simulated exchange, one after the other, and says what came of each.</summary>
internal static class SocketScenarios
{
    /// <param name="scenarios">With the names that they have in the table.</param>
    /// <param name="isJson">Prints events and checks as JSON.</param>
    /// <param name="isEverything">Prints also the events that say little.</param>
    /// <param name="stop">Ends it.</param>
    public static IReadOnlyList<(string Name, SocketResult Result)> Run(IReadOnlyList<(string Name, Scenario Scenario)> scenarios, bool isJson, bool isEverything, CancellationToken stop)
    {
        var width = scenarios.Max(one => one.Scenario.Path.Length);
        var all = new List<(string Name, SocketResult Result)>();
        foreach (var (name, scenario) in scenarios)
        {
            stop.ThrowIfCancellationRequested();
            var clock = Stopwatch.StartNew();
            var result = SocketResult.OfAsync(scenario, stop).GetAwaiter().GetResult();
            all.Add((name, result));
            if (isJson) continue;
            if (scenarios.Count == 1 && result.Outcome is { } outcome) Timeline.Print(Console.Out, outcome, isEverything);
            else Print(result, width, clock.Elapsed);
        }

        var missing = all.Count(one => one.Result.Missing is not null);
        var good = all.Count(one => one.Result.IsGood) - missing;
        if (isJson) Console.WriteLine(new JsonArray([.. all.Where(one => one.Result.Outcome is not null).Select(one => ScenarioJson.Of(one.Result.Outcome!))]).ToJsonString(Verb.Indented));
        else Console.WriteLine($"{good} of {all.Count - missing} scenarios as expected over sockets, {all.Count(one => one.Result.IsSame)} with the ledger of the paper venue; {missing} not applicable");
        return all;
    }

    private static void Print(SocketResult result, int width, TimeSpan took)
    {
        var path = result.Scenario.Path.PadRight(width);
        if (result.Missing is { } what)
        {
            Console.WriteLine($"n/a  {path}  not over sockets: needs {what}");
            return;
        }

        if (result.Outcome is not { } outcome)
        {
            Console.WriteLine($"FAIL {path}  {result.Fault}");
            return;
        }

        var checks = outcome.Checks.Count(check => check.IsGood);
        Console.WriteLine($"{(outcome.IsGood ? "ok  " : "FAIL")} {path}  {checks,3} of {outcome.Checks.Count,3} checks  {outcome.Events.Count,6:N0} events  {took.TotalSeconds,5:0.0} s  {(result.IsSame ? "same ledger" : "")}".TrimEnd());
        if (outcome.Checks.FirstOrDefault(check => !check.IsGood) is { } first)
            Console.WriteLine($"       {first.Kind} {first.Text}: {first.Detail.Replace("\n", "\n       ", StringComparison.Ordinal)}");
    }
}
