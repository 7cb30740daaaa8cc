using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Signals;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine doctor</c>: what this machine offers the engine, the memory that it will take, and self-checks.</summary>
internal static class DoctorVerb
{
    private static readonly int[] SymbolCounts = [10, 100, 1000];

    private sealed record Row(string Name, string Value, bool IsWell = true);

    public static Command Create()
    {
        var config = new ConfigOptions();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("doctor", "What this machine offers, the memory budget, and self-checks.") { json };
        config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var resolved = config.Require(arguments, []);
            var rows = new List<Row>();
            rows.AddRange(Machine());
            rows.AddRange(Configuration(resolved));
            rows.AddRange(Memory(resolved));
            stop.ThrowIfCancellationRequested();
            rows.AddRange(SelfChecks(resolved, stop));
            stop.ThrowIfCancellationRequested();
            if (arguments.GetValue(json)) Console.WriteLine(new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject
            {
                ["name"] = row.Name, ["value"] = row.Value, ["ok"] = row.IsWell,
            })]).ToJsonString());
            else foreach (var row in rows) Console.WriteLine($"{(row.IsWell ? "ok  " : "FAIL")}  {row.Name,-28} {row.Value}");
            return rows.All(row => row.IsWell) ? ExitCode.Ok : ExitCode.Environment;
        }));
        return command;
    }

    private static IEnumerable<Row> Machine()
    {
        yield return new("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        var cores = CpuTopology.UsableCores();
        yield return new("usable cores", $"{CpuTopology.UsableCoreCount} of {Environment.ProcessorCount}: {string.Join(' ', cores)}");
        yield return new("vector instructions", Avx512BW.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : Vector128.IsHardwareAccelerated ? "128 bit" : "none: scalar paths");
        yield return new("garbage collector", System.Runtime.GCSettings.IsServerGC ? "server: slower for the pinned threads, use the shipped runtime settings" : "workstation, concurrent",
            !System.Runtime.GCSettings.IsServerGC);
        yield return new("little endian", BitConverter.IsLittleEndian ? "yes" : "no: .fet files and memory layouts need it", BitConverter.IsLittleEndian);
        var resolution = MonotonicResolutionNs();
        yield return new("monotonic clock", $"{resolution} ns between two readings");
        yield return new("pinning", TryPin(cores, out var problem) ? "a thread can be pinned to each usable core" : problem, problem.Length == 0);
        yield return new("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F1} GB available to this process");
    }

    private static IEnumerable<Row> Configuration(ResolvedConfig config)
    {
        var engine = EngineSettings.Engine(config);
        var plan = TopologyPlan.Resolve(engine, CpuTopology.UsableCoreCount);
        var pins = engine.Pin.Count > 0 ? $"pinned to {string.Join(' ', engine.Pin)}" : "not pinned";
        yield return new("topology", $"{plan.Topology.ToString().ToLowerInvariant()}, {plan.Shards} shard(s), idle {engine.Idle}, {pins}"
            + (plan.Notice is null ? "" : $" ({plan.Notice})"));
        yield return new("config_hash", ConfigHash.Of(config));
    }

    private static IEnumerable<Row> Memory(ResolvedConfig config)
    {
        var signals = EngineSettings.Signals(config);
        var engine = EngineSettings.Engine(config);
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        foreach (var symbols in SymbolCounts)
        {
            var budget = MemoryBudget.Of(engine, signals, EngineSettings.StrategiesWithoutFiles(config), EngineSettings.Intake(config), symbols);
            yield return new($"memory for {symbols} symbols", $"{budget.Total / 1e6:F0} MB: windows pool {budget.Pool / 1e6:F0}, "
                + $"per-symbol state {budget.Symbols / 1e6:F0}, intake {budget.Intake / 1e6:F0}, rings {budget.Rings / 1e6:F0}, the rest {MemoryBudget.Base / 1e6:F0}",
                budget.Total < available);
        }
    }

    private static IEnumerable<Row> SelfChecks(ResolvedConfig config, CancellationToken stop)
    {
        var first = SelfCheck.Run(config, Topology.Fused, 1, stop);
        yield return new("self-check", $"a generated market gives metrics_hash {first.Hash[..16]}… twice", first.Hash == SelfCheck.Run(config, Topology.Fused, 1, stop).Hash);
        var sharded = SelfCheck.Run(config, Topology.Sharded, 2, stop);
        yield return new("topologies agree", sharded.Hash == first.Hash ? "fused and two shards give the same" : "fused and sharded differ", sharded.Hash == first.Hash);
        var defence = DtmsReadiness.WhatIsWrong(config);
        yield return new("dtms", defence ?? DtmsReadiness.Describe(config), defence is null);
        var allocated = first.AllocatedBytes + sharded.AllocatedBytes;
        yield return new("hot threads allocate", $"{allocated} bytes", allocated == 0);
    }

    private static long MonotonicResolutionNs()
    {
        var least = long.MaxValue;
        for (var i = 0; i < 1000; i++)
        {
            var from = MonotonicClock.Stamp();
            least = Math.Min(least, MonotonicClock.ElapsedNs(from, MonotonicClock.Stamp()));
        }

        return least;
    }

    private static bool TryPin(int[] cores, out string problem)
    {
        var refused = new List<int>();
        foreach (var core in cores)
        {
            var pinned = false;
            var thread = new Thread(() => pinned = CpuTopology.TryPinCurrentThread(core));
            thread.Start();
            thread.Join();
            if (!pinned) refused.Add(core);
        }

        problem = refused.Count == 0 ? "" : $"refused for core {string.Join(' ', refused)}: threads stay where the scheduler puts them";
        return refused.Count == 0;
    }
}
