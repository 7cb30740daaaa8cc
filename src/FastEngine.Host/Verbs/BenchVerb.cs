using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.SelfTest;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine bench</c>: a short self-test of the hot path on this machine; the benchmarks proper are under <c>bench/</c>.</summary>
internal static class BenchVerb
{
    public static Command Create()
    {
        var config = new ConfigOptions();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("bench", "A latency self-test of under two minutes.") { json };
        config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var asJson = arguments.GetValue(json);
            var settings = config.Require(arguments, []);
            var signals = EngineSettings.Signals(settings);
            var stages = new StageTests(signals);
            var orders = new OrderTests();
            var rows = new JsonArray();
            if (!asJson) Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores; medians, other processes share the machine");
            var collections = GC.CollectionCount(0);
            foreach (var row in stages.Run().Concat(orders.Run(signals, EngineSettings.Trading(settings, ConfigHash.Of(settings)))).Concat(RingTests.Run())
                .Concat(new StorageTests(settings).Run(stop)))
            {
                stop.ThrowIfCancellationRequested();
                rows.Add(new JsonObject { ["name"] = row.Name, ["value"] = row.Value, ["unit"] = row.Unit, ["note"] = row.Note });
                if (!asJson) Console.WriteLine($"{row.Name,-28} {row.Value,10:N1} {row.Unit,-12} {row.Note}");
            }

            if (asJson) Console.WriteLine(rows.ToJsonString());
            else Console.WriteLine($"garbage collections meanwhile: {GC.CollectionCount(0) - collections}");
            return ExitCode.Ok;
        }));
        return command;
    }
}
