using System.CommandLine;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Live;
using FastEngine.Host.Running;
using FastEngine.Host.Serving;
using Spectre.Console;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine demo</c>: a generated market through the whole engine, traded on paper, watched live, with nothing to set up.</summary>
internal static class DemoVerb
{
    // Nobody is there to reset a trigger that only a person resets.
    private const string Unattended = "unattended.yaml";

    private const string DefaultFolder = "fastengine-demo";
    private const string Subject = "synthetic market";
    private const int RefreshMs = 100;
    private const int MostRows = 40;

    // A person follows this; the warm-up before goes as fast as it can.
    private static readonly DemoPace s_served = new(Usual: 600, WhileOpen: 10);

    public static Command Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds give equal markets.", DefaultValueFactory = _ => 1 };
        var duration = new Option<string>("--duration") { Description = "Length of the generated market; with the default configuration the first 30 hours are warm-up.", DefaultValueFactory = _ => DemoMarket.DefaultDuration };
        var rate = new Option<double>("--rate") { Description = "Mean trades a second over all symbols.", DefaultValueFactory = _ => DemoMarket.DefaultRate };
        var symbols = new Option<int>("--symbols") { Description = "8 for the known names, any other number up to 9999 for invented ones.", DefaultValueFactory = _ => DemoMarket.KnownSymbols };
        var speed = new Option<string>("--speed") { Description = "max, or a multiple of the market's own time such as 600x.", DefaultValueFactory = _ => "max" };
        var directory = new Option<string>("--out")
        {
            Description = "Folder of the report, the summary and every decision, order and trade: a new one, an empty one, or that of an earlier demo, which is replaced.",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON instead of the views." };
        var config = new ConfigOptions();
        var command = new Command("demo", "A generated market through the whole engine, traded on paper, watched live. Needs no set-up.") { seed, duration, rate, symbols, speed, directory, json };
        var serve = new ServeOption();
        serve.AddTo(command);
        config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var market = Market(arguments.GetValue(seed), arguments.GetValue(duration)!, arguments.GetValue(rate), arguments.GetValue(symbols));
            var settings = serve.Settings(arguments);
            var request = new RunRequest
            {
                Verb = "demo",
                Files = [],
                Config = config.Require(arguments, settings, Unattended),
                Reread = () => config.Read(arguments, settings, Unattended),
                Instruments = [],
                Trades = true,
                Synthetic = market,
                Speed = ReplaySpeed.Parse(arguments.GetValue(speed)!),
            };
            var isServed = request.Config.Get(Knobs.Api.Enabled);
            var pace = isServed && arguments.GetResult(speed) is not { Implicit: false } ? s_served : null;
            if (pace is not null) request = request with { Speed = pace.Usual, PacedFromNs = market.StartTimeNs + DemoMarket.WarmUpNs };
            var folder = OutputFolder.CreateOwn(arguments.GetValue(directory)!, request);
            using var tape = new GeneratedTape(new SyntheticTapeOptions { Market = market });
            using var run = new TradedRun(request, new RecordingRun(request, tape.Instruments, [tape.Reader], engine => engine with { PublishesZones = isServed }), [], folder);
            var asJson = arguments.GetValue(json);
            using var api = isServed ? DemoApi.Start(run, request, folder, pace) : null;
            Watch(run, market, asJson, stop);
            api?.End();
            run.Complete(asJson);
            if (!asJson) api?.Linger(stop);
            return run.Run.WasInterrupted ? ExitCode.Interrupted : ExitCode.Ok;
        }));
        return command;
    }

    private static SyntheticMarketOptions Market(ulong seed, string duration, double rate, int symbols)
    {
        if (!Duration.TryParse(duration, out var durationNs) || durationNs <= 0)
            throw new RunException(ExitCode.Usage, $"--duration '{duration}' is not a duration such as 48h (units {Duration.Units})");
        if (symbols is < 1 or > 9999) throw new RunException(ExitCode.Usage, $"--symbols {symbols} is not 1 to 9999");
        var options = DemoMarket.Options(seed, durationNs, rate, symbols);
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            throw new RunException(ExitCode.Usage, exception.Message);
        }

        return options;
    }

    private static void Watch(TradedRun traded, SyntheticMarketOptions market, bool asJson, CancellationToken stop)
    {
        var run = traded.Run;
        var isShown = !asJson && run.Instruments.Count <= MostRows;
        if (!isShown)
        {
            traded.Execute(null, stop);
            return;
        }

        var isLive = !Console.IsOutputRedirected;
        var console = isLive ? AnsiConsole.Console : Plain();
        var view = new LiveView(run, traded.Outputs, Subject, market.StartTimeNs, market.DurationNs!.Value, console.Profile.Width);
        if (!isLive)
        {
            traded.Execute(null, stop);
            console.Write(view.Render(hasEnded: true));
            return;
        }

        console.Live(view.Render()).Start(context =>
        {
            var next = 0L;
            traded.Execute(() =>
            {
                if (Environment.TickCount64 < next) return;
                next = Environment.TickCount64 + RefreshMs;
                context.UpdateTarget(view.Render());
            }, stop);
            context.UpdateTarget(view.Render(hasEnded: true));
        });
    }

    // For files and pipes: no colours, and wide enough for every column unless COLUMNS says otherwise.
    private static IAnsiConsole Plain()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns : LiveColumn.Wide;
        return console;
    }
}
