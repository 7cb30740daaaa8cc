using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Drilling.Faults;

/// <summary><c>fastengine drill faults</c>: engines trade on simulated exchanges that fail by random scripts, some at once; afterwards engine and exchange have to agree.</summary>
internal sealed class FaultDrill
{
    private readonly ResolvedConfig _hedged;
    private readonly ResolvedConfig _oneWay;
    private readonly FaultDrillOptions _options;
    private readonly ConcurrentBag<SeedResult> _results = [];
    private readonly ConcurrentQueue<string> _escaped = new();

    public FaultDrill(ResolvedConfig hedged, ResolvedConfig oneWay, FaultDrillOptions options) => (_hedged, _oneWay, _options) = (hedged, oneWay, options);

    /// <summary>By seed.</summary>
    public IReadOnlyList<SeedResult> Results => [.. _results.OrderBy(result => result.Seed)];

    /// <summary>Exceptions of tasks that nobody waits for, in the whole drill.</summary>
    public IReadOnlyList<string> Escaped => [.. _escaped];

    public bool IsWell => _escaped.IsEmpty && _results.All(result => result.Failures.Count == 0);

    /// <param name="first">First seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="atOnce">How many run at once.</param>
    /// <param name="log">Told of every failure when it is found.</param>
    public void Run(ulong first, int count, int atOnce, TextWriter log, CancellationToken stop)
    {
        EventHandler<UnobservedTaskExceptionEventArgs> escaped = (_, e) => _escaped.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += escaped;
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 4 * atOnce), Math.Max(ports, atOnce));
        var watch = Stopwatch.StartNew();
        try
        {
            // The first one alone: it has the code compiled.
            Take(first, log, stop);
            var next = 0;
            Thread[] threads = [.. Enumerable.Range(0, Math.Min(atOnce, count)).Select(number => new Thread(() =>
            {
                for (var i = Interlocked.Increment(ref next); i < count && !stop.IsCancellationRequested; i = Interlocked.Increment(ref next)) Take(first + (ulong)i, log, stop);
            }) { Name = $"drill {number}", IsBackground = true })];
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            stop.ThrowIfCancellationRequested();

            // Tasks that failed unseen tell when they are collected.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= escaped;
        }

        foreach (var text in _escaped) log.WriteLine($"FAILED: a task's exception escaped: {text}");
        log.WriteLine(Summary(watch.Elapsed));
    }

    public JsonObject ToJson() => new()
    {
        ["seeds"] = _results.Count, ["failed"] = _results.Count(result => result.Failures.Count > 0), ["escaped"] = new JsonArray([.. _escaped.Select(text => (JsonNode?)text)]),
        ["orders"] = _results.Sum(result => result.Orders), ["fills"] = _results.Sum(result => result.Fills),
        ["longest_naked_s"] = _results.IsEmpty ? 0 : _results.Max(result => result.NakedNs) / 1e9, ["longest_settling_s"] = _results.IsEmpty ? 0 : _results.Max(result => result.SettledNs) / 1e9,
        ["failures"] = new JsonArray([.. Results.Where(result => result.Failures.Count > 0).Select(result => (JsonNode?)new JsonObject
        {
            ["seed"] = result.Seed, ["faults"] = result.Script, ["command"] = Command(result.Seed), ["what"] = new JsonArray([.. result.Failures.Select(text => (JsonNode?)text)]),
        })]),
    };

    private static string Command(ulong seed) => $"fastengine drill faults --seeds 1 --first {seed}";

    private void Take(ulong seed, TextWriter log, CancellationToken stop)
    {
        SeedResult result;
        try
        {
            result = new FaultSeed(seed, _hedged, _oneWay, _options).Run(stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _results.Add(result);
        lock (log)
        {
            foreach (var line in result.Story) log.WriteLine($"  {line}");
            foreach (var failure in result.Failures) log.WriteLine($"FAILED: seed {seed}: {failure}");
            if (result.Failures.Count > 0) log.WriteLine($"  faults: {result.Script}\n  again:  {Command(seed)}");
            log.Flush();
        }
    }

    private string Summary(TimeSpan took)
    {
        if (_results.IsEmpty) return "no seed was run";
        long[] naked = [.. _results.Select(result => result.NakedNs).Order()];
        long[] settled = [.. _results.Select(result => result.SettledNs).Order()];
        return $"{_results.Count} seeds in {took.TotalSeconds:F0} s, {_results.Count(result => result.Failures.Count > 0)} failed; {_results.Sum(result => result.Orders):N0} orders, "
            + $"{_results.Sum(result => result.Fills):N0} of them filled, {_results.Sum(result => result.Losses):N0} feed connections lost, {_results.Sum(result => result.GapsFilled):N0} gaps filled; "
            + $"without stops at the venue for {naked[naked.Length / 2] / 1e9:F1} s (median), {naked[^1] / 1e9:F1} s (longest); agreed {settled[settled.Length / 2] / 1e9:F1} s (median), "
            + $"{settled[^1] / 1e9:F1} s (longest) after the last fault";
    }
}
