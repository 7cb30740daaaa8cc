using System.CommandLine;
using FastEngine.Exchange;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Simulating;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine simulate</c>: an exchange on loopback that behaves like Binance, and trades against a tape.</summary>
internal static class SimulateVerb
{
    private static readonly Option<string[]> Tape = new("--tape") { Description = "Recordings to play; several are merged by time.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Generate = new("--generate") { Description = "A generated market instead: usdm, spot or both.", HelpName = "MARKET" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Of the generated market.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Symbols = new("--symbols") { Description = "Of the generated market: up to 8 known names, more are invented.", DefaultValueFactory = _ => 8 };
    private static readonly Option<double> Rate = new("--rate") { Description = "Mean trades a second of the generated market.", DefaultValueFactory = _ => 100 };
    private static readonly Option<bool> Loop = new("--loop") { Description = "Begin the tape again at its end; else the exchange stays open with the last prices." };
    private static readonly Option<bool> Exit = new("--exit") { Description = "End when the tape has ended." };
    private static readonly Option<int> Port = new("--port") { Description = "Of spot, and the next one of USD-M; 0 takes free ones.", DefaultValueFactory = _ => 0 };
    private static readonly Option<string> Speed = new("--speed") { Description = "max, or a multiple of the tape's own time such as 10x.", DefaultValueFactory = _ => "1x" };
    private static readonly Option<bool> Lockstep = new("--lockstep") { Description = "Hold the tape for its engine: the tape's time is the exchange's, and nothing goes on until the engine has acknowledged (docs/simulated-exchange.md)." };
    private static readonly Option<int> Connections = new("--lockstep-connections") { Description = "Stepped connections to wait for before the tape begins.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Window = new("--lockstep-window") { Description = "Tape time between two barriers; 0ms waits behind every trade, which is exact.", DefaultValueFactory = _ => "0ms" };
    private static readonly Option<string?> Fills = new("--fills") { Description = "touch: at once at the best price; tape: from the trades that follow, as the paper venue does. touch unless --lockstep." };
    private static readonly Option<double?> Balance = new("--balance") { Description = "USDT of the futures and of the spot wallet at the start, instead of account.equity." };
    private static readonly Option<bool> Hedge = new("--hedge") { Description = "The futures account is in hedge mode at the start, whatever positions.mode says." };
    private static readonly Option<string?> Instruments = new("--instruments") { Description = "Instrument file instead of the shipped one: YAML, or an exchangeInfo answer (.json)." };
    private static readonly Option<string?> Faults = new("--faults") { Description = "Faults, as latency=20ms,jitter=5ms,error=0.01 (docs/simulated-exchange.md), or a YAML file of them." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print addresses and keys as one line of JSON." };

    public static Command Create()
    {
        var config = new ConfigOptions();
        var command = new Command("simulate", "An exchange on loopback that behaves like Binance spot and USD-M, and trades against a tape.")
        {
            Tape, Generate, Seed, Symbols, Rate, Loop, Exit, Port, Speed, Lockstep, Connections, Window, Fills, Balance, Hedge, Instruments, Faults, Json,
        };
        Fills.AcceptOnlyFromAmong("touch", "tape");
        Generate.AcceptOnlyFromAmong("usdm", "spot", "both");
        config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop => Run(arguments, config.Require(arguments, []), stop)));
        return command;
    }

    private static int Run(ParseResult arguments, ResolvedConfig config, CancellationToken stop)
    {
        var request = Read(arguments, config);
        try
        {
            return SimulatedRun.ExecuteAsync(request, Console.Out, stop).GetAwaiter().GetResult();
        }
        catch (RecordingException exception)
        {
            throw new RunException(exception.Fault == RecordingFault.Usage ? ExitCode.Usage : ExitCode.Failed, exception.Message);
        }
        catch (ArgumentException exception)
        {
            throw new RunException(ExitCode.Usage, exception.Message);
        }
    }

    private static SimulateRequest Read(ParseResult arguments, ResolvedConfig config)
    {
        var files = arguments.GetValue(Tape) ?? [];
        var generate = arguments.GetValue(Generate);
        if (files.Length > 0 == generate is not null) throw new RunException(ExitCode.Usage, "simulate needs a tape: either --tape FILE or --generate usdm|spot|both");
        var isStepped = arguments.GetValue(Lockstep);
        var paper = EngineSettings.Paper(config);
        return new SimulateRequest
        {
            Files = files,
            Generate = generate,
            Seed = arguments.GetValue(Seed),
            Symbols = arguments.GetValue(Symbols),
            Rate = arguments.GetValue(Rate),
            Loops = arguments.GetValue(Loop),
            ExitsAtEnd = arguments.GetValue(Exit),
            Port = arguments.GetValue(Port),
            Speed = ReplaySpeed.Parse(arguments.GetValue(Speed)!),
            Lockstep = isStepped
                ? new LockstepOptions
                {
                    SubmitLatencyNs = paper.SubmitLatencyNs,
                    AckLatencyNs = paper.AckLatencyNs,
                    CancelLatencyNs = paper.CancelLatencyNs,
                    QueryLatencyNs = paper.QueryLatencyNs != 0 ? paper.QueryLatencyNs / 2 : paper.SubmitLatencyNs,
                    AnswerLatencyNs = paper.QueryLatencyNs != 0 ? paper.QueryLatencyNs - paper.QueryLatencyNs / 2 : paper.AckLatencyNs,
                    Connections = arguments.GetValue(Connections),
                    WindowNs = DurationOf("--lockstep-window", arguments.GetValue(Window)!),
                }
                : null,
            Fills = arguments.GetValue(Fills) switch { "tape" => FillMode.Tape, "touch" => FillMode.Touch, _ => isStepped ? FillMode.Tape : FillMode.Touch },
            Paper = paper,
            Balance = arguments.GetValue(Balance) is { } balance ? (decimal)balance : config.Get(Knobs.Account.Equity),
            IsHedged = arguments.GetValue(Hedge) || paper.Mode == Core.Execution.AccountMode.Hedge,
            Leverage = config.Get(Knobs.Account.Leverage),
            Instruments = RunOptions.KnownInstruments(arguments.GetValue(Instruments)),
            Faults = arguments.GetValue(Faults),
            IsJson = arguments.GetValue(Json),
        };
    }

    private static long DurationOf(string option, string text) => Duration.TryParse(text, out var ns) && ns >= 0
        ? ns
        : throw new RunException(ExitCode.Usage, $"{option} '{text}' is not a duration such as 10ms (units {Duration.Units})");
}
