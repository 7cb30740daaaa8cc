using System.CommandLine;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Optimising;

/// <summary>A recording of a random walk, a configuration that trades often on it and pays no fees, and a space to search; in a folder that is deleted afterwards.</summary>
public sealed class WalkTape : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-optimize-").FullName;

    public WalkTape()
    {
        var tape = new SyntheticTape(new SyntheticTapeOptions
        {
            Market = new SyntheticMarketOptions
            {
                Seed = 7, Model = MarketModel.RandomWalk, DurationNs = 4 * EngineTime.NsPerHour, TradesPerSecond = 3, Symbols = [SyntheticSymbols.Demo(Market.UsdMargined)[0]],
            },
        });
        using (var file = File.Create(PathOf("walk.txt"))) Assert.True(tape.WriteTo(file));
        File.WriteAllText(PathOf("walk.yaml"), """
            venues: {binance: {fees: {usdm: {taker_pct: 0, maker_pct: 0}}}}
            kill_switch: {consecutive_losses: 0, daily_loss_pct: 0}
            dump: {enabled: false}
            dtms: {enabled: false}

            """);
        File.WriteAllText(PathOf("space.yaml"), """
            stop.trail_pct: {from: 0.05, to: 0.4, scale: log, points: 4}
            bounce.min: {from: 0.5, to: 0.8, step: 0.1}

            """);
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Searches the space into a folder.</summary>
    public JsonObject Optimize(string into, params string[] more)
    {
        string[] common = [PathOf("walk.txt"), "--config", "micro.yaml", PathOf("walk.yaml"), "--space", PathOf("space.yaml"), "--embargo", "10m", "--out", PathOf(into)];
        Assert.Equal(ExitCode.Ok, Run(OptimizeVerb.Create(), [.. common, .. more]));
        return Read(into);
    }

    public JsonObject Read(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(PathOf(folder), "summary.json")))!.AsObject();

    /// <summary>The rows of a file as fields by column.</summary>
    public List<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(PathOf(folder), file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static int Run(Command command, params string[] arguments) => command.Parse(arguments).Invoke();
}
