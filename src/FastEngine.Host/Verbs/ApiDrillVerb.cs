using System.CommandLine;
using System.Text.Json;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling.Serving;
using FastEngine.Host.Running;
using FastEngine.Rings;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine drill api</c>: what dashboards and API clients cost the hot path.</summary>
internal static class ApiDrillVerb
{
    /// <summary>The clients of the drill, in a process of their own.</summary>
    public const string Clients = "api-clients";

    /// <summary>What they say when all are connected.</summary>
    public const string Ready = "ready";

    public static Command Create()
    {
        var usual = new ApiDrillOptions();
        var rounds = Number("--rounds", "Rounds, each without the API, with it, and with other work of the same size.", usual.Rounds, 1, 1_000);
        var seconds = new Option<double>("--seconds") { Description = "How long each way of a round takes.", DefaultValueFactory = _ => usual.Lasts.TotalSeconds };
        var trades = Number("--trades", "Trades a second.", usual.TradesPerSecond, 1, 100_000);
        var dashboards = Number("--dashboards", "Dashboards that follow the stream.", usual.Dashboards, 0, 1_000);
        var clients = Number("--clients", "API clients.", usual.Clients, 0, 1_000);
        var requests = Number("--requests", "Requests a second of each client.", usual.Requests, 1, 10_000);
        var ratio = new Option<double>("--most") { Description = "Most that the 99th percentile with the API may be of that beside other work of the same size.", DefaultValueFactory = _ => usual.MostRatio };
        var growth = new Option<double>("--most-growth") { Description = "Most MiB that may be held more after the last round than after the first.", DefaultValueFactory = _ => usual.MostGrowthMib };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        seconds.Validators.Add(result => { if (result.GetValueOrDefault<double>() is not (>= 0.1 and <= 3_600)) result.AddError("--seconds must be 0.1 to 3,600"); });
        var command = new Command("api", "A paced market without the API, with it, and beside other work of the same size, in turn: dashboards, clients, and one that opens the stream and never reads. Compares the hot path's latency, and the memory held.")
        {
            rounds, seconds, trades, dashboards, clients, requests, ratio, growth, json,
        };
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var asked = arguments.GetValue(requests);
            string[] settings =
            [
                "api.listen=127.0.0.1:0", $"api.requests_per_second={Math.Min(100_000, 2 * asked)}", $"api.burst={Math.Min(100_000, 4 * asked)}", $"api.streams={Math.Min(1_000, arguments.GetValue(dashboards) + 8)}",
                "engine.latency_sample=1",
            ];
            var loaded = ConfigLoader.Load(ConfigSources.OfProcess([], settings));
            var config = loaded.Config ?? throw new RunException(ExitCode.Usage, "the configuration is wrong\n" + string.Join('\n', loaded.Violations));
            var folder = Directory.CreateTempSubdirectory("fe-drill-").FullName;
            try
            {
                var drill = new ApiDrill(config, folder, new ApiDrillOptions
                {
                    Rounds = arguments.GetValue(rounds), Lasts = TimeSpan.FromSeconds(arguments.GetValue(seconds)), TradesPerSecond = arguments.GetValue(trades), Dashboards = arguments.GetValue(dashboards),
                    Clients = arguments.GetValue(clients), Requests = asked, MostRatio = arguments.GetValue(ratio), MostGrowthMib = arguments.GetValue(growth),
                });
                var isJson = arguments.GetValue(json);
                drill.Run(isJson ? Console.Error : Console.Out, stop);
                if (isJson) Console.WriteLine(drill.ToJson().ToJsonString(Verb.Indented));
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

    /// <summary>Not for people: it is told what to do by its input, and ends with it.</summary>
    public static Command CreateClients()
    {
        var command = new Command(Clients, "The clients of 'drill api'.") { Hidden = true };
        command.SetAction(_ => Verb.Run(stop =>
        {
            var load = JsonSerializer.Deserialize(Console.In.ReadLine() ?? "null", ApiLoadJson.Default.ApiLoad) ?? throw new RunException(ExitCode.Usage, "nothing was asked for");
            if (load.Core >= 0) CpuTopology.TryPinCurrentThread(load.Core);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var end = Task.Run(() =>
            {
                Console.In.ReadToEnd();
                ends.Cancel();
            }, stop);
            var begun = TimeSpan.Zero;
            void Begin()
            {
                begun = Environment.CpuUsage.TotalTime;
                Console.WriteLine(Ready);
            }

            var result = load.OtherWork > 0 ? OtherWork.Run(load.OtherWork, Begin, ends.Token) : new ApiClients(load).Run(Begin, ends.Token);
            end.Wait(stop);
            result = result with { ProcessorMs = (Environment.CpuUsage.TotalTime - begun).TotalMilliseconds };
            Console.WriteLine(JsonSerializer.Serialize(result, ApiLoadJson.Default.ApiLoadResult));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Option<int> Number(string name, string meaning, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = meaning, DefaultValueFactory = _ => usual };
        option.Validators.Add(result => { if (result.GetValueOrDefault<int>() < least || result.GetValueOrDefault<int>() > most) result.AddError($"{name} must be {least:N0} to {most:N0}"); });
        return option;
    }

    private static void Print(ApiDrill drill)
    {
        foreach (var line in drill.Summary()) Console.WriteLine(line);
        foreach (var failure in drill.Failures) Console.WriteLine($"FAILED: {failure}");
    }
}
