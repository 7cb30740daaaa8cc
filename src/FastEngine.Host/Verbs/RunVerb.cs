using System.CommandLine;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Host.Service.Markets.Live;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine run</c>: the engine with its data directory, on recordings, on a paper venue in another process, or on the exchange.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var data = new Option<string>("--data") { Description = "Folder of journal and databases; an engine that was stopped or killed goes on from it.", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        var speed = new Option<string>("--speed") { Description = "max, or a multiple of the recorded speed such as 1x: then storage never makes the feed wait.", DefaultValueFactory = _ => "max" };
        var venue = new Option<string?>("--venue") { Description = "Socket of a paper venue in another process, which has the tape too.", HelpName = "SOCKET" };
        var symbols = new Option<string[]>("--symbols") { Description = "Without recordings: symbols of the exchange, such as BTCUSDT@usdm, or of --venue in its order.", AllowMultipleArgumentsPerToken = true };
        var mode = new Option<string?>("--mode") { Description = "Where orders go when the market is the exchange's: paper, testnet or live; short for --set engine.mode=…" };
        mode.AcceptOnlyFromAmong("paper", "testnet", "live");
        var live = new Option<bool>("--live") { Description = "Needed for mode live: orders mean money." };
        var yes = new Option<bool>("--yes") { Description = "Agrees to the limits that live trading prints, instead of the question at the terminal." };
        var once = new Option<bool>("--once") { Description = "On the exchange: checks the account, compares with it, and ends; it fails when they do not agree." };
        var lockstep = new Option<bool>("--lockstep") { Description = "The exchange is 'simulate --lockstep': its tape waits for the engine, and the trades are those of replay. Needs --mode testnet." };
        var command = new Command("run", "The engine: trades, keeps a journal and databases, and goes on after a crash where it was.") { data, speed, venue, symbols, mode, live, yes, once, lockstep };
        var serve = new ServeOption();
        serve.AddTo(command);
        options.AddTo(command, needsFiles: false);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var request = new ServiceRequest
            {
                Run = options.Request(arguments, "run", [.. serve.Settings(arguments), .. arguments.GetValue(mode) is { } asked ? (string[])[$"engine.mode={asked}"] : []]) with { Speed = ReplaySpeed.Parse(arguments.GetValue(speed)!), Trades = true },
                DataDirectory = arguments.GetValue(data)!,
                VenueSocket = arguments.GetValue(venue),
                Symbols = arguments.GetValue(symbols) ?? [],
                IsLockstep = arguments.GetValue(lockstep),
            };
            Check(request, arguments.GetValue(live), arguments.GetValue(once));
            using var service = new EngineService(request, stop);
            var market = service.Market as LiveMarket;
            if (market?.Trading is not null) LiveConsent.Ask(request.Run.Config, market, arguments.GetValue(yes));
            service.Prepare(stop);
            Tell(service);
            var first = arguments.GetValue(once) ? new FirstAgreement(service, market!) : null;
            service.Run(first is null ? null : first.Look, stop);
            service.Complete();
            first?.Require();
            var report = ServiceReport.Of(service);
            service.Uploads.Finish(report);
            if (arguments.GetValue(options.Json)) Console.WriteLine(report.ToJsonString(Verb.Indented));
            else Print(service);
            return service.WasInterrupted ? ExitCode.Interrupted : ExitCode.Ok;
        }));
        return command;
    }

    private static void Check(ServiceRequest request, bool isLiveMeant, bool isOnce)
    {
        var mode = request.Run.Config.Get(Knobs.Engine.Mode);
        if (request.VenueSocket is not null && request.Run.Files.Count > 0) throw new RunException(ExitCode.Usage, "name recordings to trade on, or a paper venue by --venue");
        if (!request.IsLive)
        {
            if (mode != EngineMode.Paper) throw new RunException(ExitCode.Usage, $"engine.mode is {mode.ToString().ToLowerInvariant()}, and recordings are traded on paper alone");
            if (request.IsLockstep) throw new RunException(ExitCode.Usage, "--lockstep: the exchange has the tape; name its symbols by --symbols and no recordings");
            if (isOnce) throw new RunException(ExitCode.Usage, "--once is for an account at the exchange: --mode testnet or live");
            return;
        }

        if (request.IsLockstep && mode != EngineMode.Testnet) throw new RunException(ExitCode.Usage, "--lockstep trades on a simulated exchange: say --mode testnet, and its hosts by venues.binance.testnet");
        if (request.IsLockstep && isOnce) throw new RunException(ExitCode.Usage, "--once: a lockstep run begins with an empty account");
        if (request.Symbols.Count == 0) throw new RunException(ExitCode.Usage, "name recordings to trade on, symbols of the exchange by --symbols, or a paper venue by --venue");
        if (!double.IsPositiveInfinity(request.Run.Speed)) throw new RunException(ExitCode.Usage, "--speed: the exchange has its own");
        if (isOnce && mode == EngineMode.Paper) throw new RunException(ExitCode.Usage, "--once is for an account at the exchange: --mode testnet or live");
        if (mode == EngineMode.Live != isLiveMeant)
            throw new RunException(ExitCode.Usage, isLiveMeant ? "--live is for mode live" : "mode live means money: say --live too");
    }

    private static void Tell(EngineService service)
    {
        var recovered = service.Recovered;
        foreach (var problem in recovered.Problems) service.Log.Say(LogLevel.Warning, "recovery", $"journal: {problem}; what follows was put aside");
        if (recovered.Records > 0)
        {
            service.Log.Say(recovered.Parity is { First: not null } ? LogLevel.Error : LogLevel.Information, "recovery", $"recovered {recovered.Records:N0} records of the journal"
                + (recovered.Parity is not { } parity ? ", made under another configuration"
                    : parity.First is { } first ? $"; they differ from what this engine makes of them, first at {first}" : ", every output made again is equal"));
        }

        service.Log.Say(LogLevel.Information, "engine",
            $"ready after {service.ReadyAfter.TotalMilliseconds:N0} ms: {service.Instruments.Listed.Count()} symbols, {service.Pipeline.Plan.Topology.ToString().ToLowerInvariant()}");
    }

    private static void Print(EngineService service)
    {
        var stage = service.Desk.Stage;
        Console.WriteLine($"{service.Ticks:N0} ticks, {stage.LastOrder:N0} orders, {stage.Executions:N0} executions, equity {Core.Execution.Money.ToText(stage.Account.Equity)}, "
            + $"{stage.Account.OpenPositions} open; kill switch {stage.KillSwitch}; state {stage.StateHash:x16}");
        Console.WriteLine($"journal: {service.Journal.Writer.Appended:N0} records, {service.Pipeline.JournalDropped:N0} dropped, {service.Desk.Spilled:N0} spilled");
        if (service.Store?.Status is { } store)
            Console.WriteLine($"databases: {store.RowsWritten:N0} rows in {store.Batches:N0} batches, {store.RowsExpired:N0} expired, {store.RowsDropped:N0} dropped{(store.Fault is { } fault ? $"; {fault}" : "")}");
        if (service.Sync is { } sync) Console.WriteLine($"sync: {sync.ToText()}");
        if (service.Notifications is { } notifications) Console.WriteLine($"notifications: {notifications.ToText()}");
        foreach (var thread in service.Pipeline.HotThreads())
            Console.WriteLine($"hot thread {thread.Name}: {thread.Ticks:N0} ticks, {thread.AllocatedBytes:N0} bytes allocated");
    }
}
