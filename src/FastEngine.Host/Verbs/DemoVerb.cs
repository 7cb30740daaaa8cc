using System.CommandLine;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using Spectre.Console;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine demo</c>: a generated market through the whole path, watched live, with nothing to set up.</summary>
internal static class DemoVerb
{
    private const int RefreshMs = 100;
    private const int MostRows = 40;
    private const int PlainColumns = 150;

    public static Command Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds give equal markets.", DefaultValueFactory = _ => 1 };
        var duration = new Option<string>("--duration") { Description = "Length of the generated market.", DefaultValueFactory = _ => "72h" };
        var rate = new Option<double>("--rate") { Description = "Mean trades a second over all symbols.", DefaultValueFactory = _ => 120 };
        var symbols = new Option<int>("--symbols") { Description = "8 for the known names, any other number up to 9999 for invented ones.", DefaultValueFactory = _ => 8 };
        var speed = new Option<string>("--speed") { Description = "max, or a multiple of the market's own time.", DefaultValueFactory = _ => "max" };
        var directory = new Option<string>("--out") { Description = "Folder of the summary, the report and every decision, order and trade; replaces what an earlier demo wrote there.", HelpName = "DIR", DefaultValueFactory = _ => "fastengine-demo" };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON instead of the views." };
        var config = new ConfigOptions();
        var command = new Command("demo", "A generated market through the whole path, watched live. Needs no set-up.") { seed, duration, rate, symbols, speed, directory, json };
        config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var request = new RunRequest
            {
                Verb = "demo",
                Files = [],
                Config = config.Require(arguments, []),
                Instruments = [],
                Trades = true,
                Speed = ReplaySpeed.Parse(arguments.GetValue(speed)!),
            };
            var folder = OutputFolder.Create(arguments.GetValue(directory));
            using var tape = new GeneratedTape(Options(arguments.GetValue(seed), arguments.GetValue(duration)!, arguments.GetValue(rate), arguments.GetValue(symbols)));
            using var run = new TradedRun(request, new RecordingRun(request, tape.Instruments, [tape.Reader]), [], folder);
            var asJson = arguments.GetValue(json);
            Watch(run, asJson, stop);
            run.Complete(asJson);
            return run.Run.WasInterrupted ? ExitCode.Interrupted : ExitCode.Ok;
        }));
        return command;
    }

    private static SyntheticTapeOptions Options(ulong seed, string duration, double rate, int symbols)
    {
        if (!Duration.TryParse(duration, out var durationNs) || durationNs <= 0)
            throw new RunException(ExitCode.Usage, $"--duration '{duration}' is not a duration such as 20m (units {Duration.Units})");
        if (symbols is < 1 or > 9999) throw new RunException(ExitCode.Usage, $"--symbols {symbols} is not 1 to 9999");
        var options = new SyntheticMarketOptions
        {
            Seed = seed,
            Model = MarketModel.LatentBook,
            DurationNs = durationNs,
            TradesPerSecond = rate,
            Symbols = symbols == 8 ? SyntheticSymbols.Demo(Market.UsdMargined) : SyntheticSymbols.Many(symbols),
        };
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            throw new RunException(ExitCode.Usage, exception.Message);
        }

        return new SyntheticTapeOptions { Market = options };
    }

    private static void Watch(TradedRun traded, bool asJson, CancellationToken stop)
    {
        var run = traded.Run;
        var isLive = !Console.IsOutputRedirected && run.Instruments.Count <= MostRows;
        var console = isLive ? AnsiConsole.Console : Plain();
        var table = new LiveTable(run.Signals, run.Instruments, console.Profile.Width);
        traded.Outputs.Add(table, null);
        if (!isLive || asJson)
        {
            traded.Execute(null, stop);
            if (!asJson && run.Instruments.Count <= MostRows) console.Write(table.Render(run));
            return;
        }

        console.Live(table.Render(run)).Start(context =>
        {
            var next = 0L;
            traded.Execute(() =>
            {
                if (Environment.TickCount64 < next) return;
                next = Environment.TickCount64 + RefreshMs;
                context.UpdateTarget(table.Render(run));
            }, stop);
            context.UpdateTarget(table.Render(run));
        });
    }

    // For files and pipes: no colours, and wide enough for every column.
    private static IAnsiConsole Plain()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        console.Profile.Width = PlainColumns;
        return console;
    }
}
