using System.CommandLine;
using System.Text.Json;
using FastEngine.Host.Control;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Outputs.Live;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine status</c>: what the running engine does, or what a stopped one left.</summary>
public static class StatusVerb
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var data = new DataOption();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var api = new Option<string?>("--api") { Description = $"Ask an engine by its API, such as http://127.0.0.1:8420; the token is in {ApiStatus.TokenVariable}.", HelpName = "ADDRESS" };
        var watch = new Option<bool>("--watch") { Description = "Go on showing it, until Ctrl-C." };
        var command = new Command("status", "What the running engine does: feed, symbols, positions, account, kill switch, journal, storage, sync, threads.") { json, api, watch };
        data.AddTo(command);
        command.SetAction(arguments => DataOption.Run(arguments, stop =>
        {
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(api) is { } address)
            {
                if (arguments.GetValue(watch)) return Watch(() => ApiStatus.Get(address, stop), stop);
                Answer(output, ApiStatus.Get(address, stop), arguments.GetValue(json));
                return ExitCode.Ok;
            }

            var directory = data.Require(arguments);
            using var engine = ControlClient.TryConnect(directory);
            if (engine is null)
            {
                var stopped = DataDirectory.Read(directory);
                if (arguments.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(stopped, StatusJson.Default.StoppedStatus));
                else Show(output, StatusText.Of(stopped));
                return ExitCode.Failed;
            }

            if (arguments.GetValue(watch)) return Watch(() => engine.Status(stop), stop);
            Answer(output, engine.Status(stop), arguments.GetValue(json));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static void Answer(TextWriter output, string answer, bool asJson)
    {
        if (asJson) output.WriteLine(answer);
        else Show(output, StatusText.Of(Parsed(answer)));
    }

    // Until a person ends it, or the engine does.
    private static int Watch(Func<string> ask, CancellationToken stop)
    {
        if (Console.IsOutputRedirected) throw new ControlException(ControlFault.Usage, "--watch needs a terminal");
        AnsiConsole.Live(StatusText.Of(Parsed(ask()))).Start(context =>
        {
            while (!stop.WaitHandle.WaitOne(WatchEvery)) context.UpdateTarget(StatusText.Of(Parsed(ask())));
        });
        return ExitCode.Ok;
    }

    private static EngineStatus Parsed(string answer)
    {
        try
        {
            return EngineStatus.Parse(answer);
        }
        catch (JsonException error)
        {
            throw new ControlException(ControlFault.Failed, $"the engine's status is not one that this version can show ({error.Message}): use --json, or the fastengine that the engine was started with", error);
        }
    }

    private static void Show(TextWriter output, IRenderable view)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        if (isTerminal)
        {
            AnsiConsole.Write(view);
            return;
        }

        // For files and pipes: no colours, and wide enough for every column.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = LiveColumn.Wide;
        console.Write(view);
    }
}
