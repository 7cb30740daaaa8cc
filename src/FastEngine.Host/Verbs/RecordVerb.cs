using System.CommandLine;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Live.Recorder;
using FastEngine.Host.Configuration;
using FastEngine.Host.Recording;
using FastEngine.Host.Running;
using FastEngine.Venues.Binance.Streams;
using ParseResult = System.CommandLine.ParseResult;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine record STREAM...</c>: raw frames of a venue to rotating files that <c>replay</c> reads, with a report of their integrity.</summary>
internal static class RecordVerb
{
    private const string ReportFile = "integrity.json";
    private const long MiB = 1 << 20;

    private static readonly Argument<string[]> Streams = new("STREAM")
    {
        Description = "Streams as btcusdt@trade or btcusdt@aggTrade; a symbol alone means its trades (aggTrade on futures).", Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Out = new("--out", "-o") { Description = "Folder for the files.", HelpName = "DIR", Required = true };
    private static readonly Option<string> MarketOption = new("--market") { Description = "spot, usdm or coinm.", DefaultValueFactory = _ => "usdm" };
    private static readonly Option<string?> Host = new("--host") { Description = "Host of the streams instead of the configured one, as wss://stream.binance.com:9443.", HelpName = "ADDRESS" };
    private static readonly Option<string?> For = new("--for") { Description = "How long, as 10m; without it until Ctrl-C." };
    private static readonly Option<long?> Frames = new("--frames") { Description = "End after so many frames." };
    private static readonly Option<string?> Rotate = new("--rotate") { Description = "A file ends at each multiple of this (UTC), as 1h; 0s for never.", DefaultValueFactory = _ => "1h" };
    private static readonly Option<long> RotateMiB = new("--rotate-mib") { Description = "A file ends at this size before packing; 0 for never.", DefaultValueFactory = _ => 1024 };
    private static readonly Option<bool> Plain = new("--plain") { Description = "Do not pack the files." };
    private static readonly Option<bool> ByRequest = new("--by-request") { Description = "Ask for streams by SUBSCRIBE messages on /ws instead of by the address." };
    private static readonly Option<bool> Unrouted = new("--unrouted") { Description = "Do not route USD-M addresses by class (/public, /market): for hosts that do not know it." };
    private static readonly Option<int?> PerConnection = new("--per-connection") { Description = "Streams of one connection instead of feeds.streams_per_connection; 0 for what the exchange allows." };
    private static readonly Option<string?> Stale = new("--stale") { Description = "A connection without data for so long is replaced; instead of feeds.stale." };
    private static readonly Option<string?> Life = new("--life") { Description = "A connection so old is replaced before the exchange ends it; instead of feeds.life." };
    private static readonly Option<string?> Overlap = new("--overlap") { Description = "How long old and new connection run side by side; instead of feeds.overlap." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Of the jitter of waits.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };
    private static readonly ConfigOptions Config = new();

    public static Command Create()
    {
        MarketOption.AcceptOnlyFromAmong("spot", "usdm", "coinm");
        var command = new Command("record", "Raw frames of a venue to rotating files that replay reads, with a report of their integrity.")
        {
            Streams, Out, MarketOption, Host, For, Frames, Rotate, RotateMiB, Plain, ByRequest, Unrouted, PerConnection, Stale, Life, Overlap, Seed, Json,
        };
        Config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var request = Request(arguments);
            var error = arguments.InvocationConfiguration.Error;
            var log = new RecordLog(error);
            using var run = new RecordRun(request, log);
            run.Execute(() => { }, stop);
            var report = RecordReport.ToJson(run, log.Events);
            File.WriteAllText(Path.Combine(request.Recorder.Folder, ReportFile), report.ToJsonString(Verb.Indented));
            Print(arguments, run, report);
            return run.Integrity.Frames == 0 ? ExitCode.Failed : run.WasInterrupted && request.DurationNs is not null ? ExitCode.Interrupted : ExitCode.Ok;
        }));
        return command;
    }

    private static void Print(ParseResult arguments, RecordRun run, JsonObject report)
    {
        var output = arguments.InvocationConfiguration.Output;
        output.WriteLine(arguments.GetValue(Json) ? report.ToJsonString(Verb.Indented) : RecordReport.ToText(run));
        if (run.Integrity.Frames == 0) arguments.InvocationConfiguration.Error.WriteLine("fastengine: not one frame came; what happened to the connections stands above");
    }

    private static RecordRequest Request(ParseResult arguments)
    {
        var config = Config.Require(arguments, []);
        var name = arguments.GetValue(MarketOption)!;
        var (market, knob) = name switch
        {
            "spot" => (Market.Spot, Knobs.Venues.Binance.SpotStream),
            "coinm" => (Market.CoinMargined, Knobs.Venues.BinanceCoinmStream),
            _ => (Market.UsdMargined, Knobs.Venues.Binance.UsdmStream),
        };
        var host = arguments.GetValue(Host) is { } given ? Address(given) : config.Get(knob);
        var options = new StreamPlanOptions
        {
            Host = host, ByRequest = arguments.GetValue(ByRequest), IsRouted = config.Get(Knobs.Feeds.IsRouted) && !arguments.GetValue(Unrouted),
            StreamsPerConnection = arguments.GetValue(PerConnection) ?? config.Get(Knobs.Feeds.PerConnection),
            Times = EngineSettings.FeedTimes(Given(arguments, Stale) ?? config.Get(Knobs.Feeds.Stale), Given(arguments, Life) ?? config.Get(Knobs.Feeds.Life),
                Given(arguments, Overlap) ?? config.Get(Knobs.Feeds.Overlap)),
        };
        try
        {
            return new RecordRequest
            {
                Market = market,
                Plans = StreamPlans.Make(market, arguments.GetValue(Streams)!.SelectMany(text => text.Split(',')).Select(text => Stream(text, market)), options),
                Recorder = new RecorderOptions
                {
                    Folder = arguments.GetValue(Out)!, Prefix = $"binance_{name}", IsPacked = !arguments.GetValue(Plain), RotateNs = Given(arguments, Rotate)!.Value,
                    RotateBytes = arguments.GetValue(RotateMiB) * MiB,
                },
                Seed = arguments.GetValue(Seed),
                Frames = arguments.GetValue(Frames),
                DurationNs = Given(arguments, For),
            };
        }
        catch (ArgumentException exception)
        {
            throw new RunException(ExitCode.Usage, exception.Message);
        }
    }

    private static string Stream(string text, Market market)
    {
        var name = text.Trim();
        if (name.Contains('@', StringComparison.Ordinal) || name.StartsWith('!') || name == "tradingSession") return name;
        return $"{name}@{(market == Market.Spot ? "trade" : "aggTrade")}";
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss" && address.PathAndQuery == "/" && address.UserInfo.Length == 0
            ? address
            : throw new RunException(ExitCode.Usage, $"--host: '{text}' is not a host as wss://stream.binance.com:9443, without a path");

    private static long? Given(ParseResult arguments, Option<string?> option)
    {
        if (arguments.GetValue(option) is not { } text) return null;
        return Duration.TryParse(text, out var ns) && ns <= 365 * 24 * EngineTime.NsPerHour
            ? ns
            : throw new RunException(ExitCode.Usage, $"{option.Name}: '{text}' is not a duration, a whole number and one of {Duration.Units}, as 90s");
    }
}
