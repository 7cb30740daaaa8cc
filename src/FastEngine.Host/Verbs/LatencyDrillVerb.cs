using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling.Stalls;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine drill latency</c>: stalls on purpose, and what the latency ledger blames them on.</summary>
internal static class LatencyDrillVerb
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var stalls = new Option<int>("--stalls") { Description = "Stalls of each kind; most of them have to be blamed rightly.", DefaultValueFactory = _ => 5 };
        stalls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000) result.AddError("--stalls must be 1 to 1,000");
        });
        var command = new Command("latency", "Lets the hot path stand still in every way that the latency ledger knows, and looks at what it blames. Takes some seconds of real time.") { stalls, json };
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var loaded = ConfigLoader.Load(ConfigSources.OfProcess([], []));
            var config = loaded.Config ?? throw new RunException(ExitCode.Usage, "the configuration is wrong\n" + string.Join('\n', loaded.Violations));
            var folder = Directory.CreateTempSubdirectory("fe-drill-").FullName;
            try
            {
                var drill = new StallDrill(config, folder, arguments.GetValue(stalls));
                drill.Run(stop);
                if (arguments.GetValue(json)) Console.WriteLine(drill.Report.ToJsonString(Verb.Indented));
                else Print(drill);
                return drill.Failures.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }));
        return command;
    }

    private static void Print(StallDrill drill)
    {
        foreach (var line in drill.Story) Console.WriteLine(line);
        foreach (var failure in drill.Failures) Console.WriteLine($"FAILED: {failure}");
        if (drill.Failures.Count == 0) Console.WriteLine("stalls of every kind were blamed on what they were");
    }
}
