using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Rings;

namespace FastEngine.Host.Serving;

/// <summary>The API of an engine with a data directory: its board, and the journal's tail that tells the board of the ledger.</summary>
internal sealed class ServiceApi : IDisposable
{
    private readonly LiveBoard _board;
    private readonly ApiServing _serving;
    private readonly LedgerTail _tail;
    private readonly IAgentRunner _tailRunner;

    private ServiceApi(EngineService service, ServiceRequest request, TradingSetup setup, ServiceControl target, string journal, Func<bool> isRunning)
    {
        _board = new LiveBoard(service.Instruments, setup.Signals.TimeframesNs.Count, service.StartingEquity);
        _serving = ApiServing.Start(new ServedParts
        {
            Mode = ServiceControl.ModeOf(request.Run.Config), Request = request.Run, Pipeline = service.Pipeline, Desk = service.Desk, Setup = setup, Board = _board, Control = target,
            Ticks = () => service.Ticks, HasEnded = () => !isRunning(), NotReady = () => isRunning() ? service.Journal.Writer.Fault ?? service.StoreFault : "it is not running",
            More = () => ServiceFigures.Of(service, target), Watch = () => service.Watch, Folder = Path.GetFullPath(request.DataDirectory),
        }, request.DataDirectory, [], text => service.Log.Say(LogLevel.Error, "api", $"ALERT {text}"));
        _tail = new LedgerTail(journal, service.Journal.Writer.Appended + 1, _board);
        _tailRunner = AgentRunner.Create(_tail, IdleKind.Backoff, AgentRunnerOptions.Default with
        {
            OnFailure = runner => service.Log.Say(LogLevel.Error, "api", $"ALERT the API tells of no trade any more: {runner.Failure?.Message}"),
        });
        _tailRunner.Start();
        service.Log.Say(LogLevel.Information, "api",
            $"the API and the dashboard are on {_serving.Address}{(_serving.HasTokens ? "" : "; nobody has a token yet: 'fastengine tokens add NAME --role operator' makes one")}");
    }

    /// <param name="journal">Folder of the journal.</param>
    /// <param name="isRunning">Whether the pipeline runs.</param>
    /// <returns>Null when it is off.</returns>
    /// <exception cref="RunException">It cannot be given as configured.</exception>
    public static ServiceApi? Open(EngineService service, ServiceRequest request, TradingSetup setup, ServiceControl target, string journal, Func<bool> isRunning) =>
        request.Run.Config.Get(Knobs.Api.Enabled) ? new ServiceApi(service, request, setup, target, journal, isRunning) : null;

    /// <summary>Tells the board of what the shards put out, too.</summary>
    public IShardOutputHandler Beside(IShardOutputHandler telemetry) => new OutputFanOut(telemetry, _board);

    public void Dispose()
    {
        _serving.Dispose();
        _tailRunner.Dispose();
        _tail.Dispose();
    }
}
