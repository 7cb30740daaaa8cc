using FastEngine.Core;
using FastEngine.Host.Control;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Running;

namespace FastEngine.Host.Serving;

/// <summary>A run without a data directory as the API has it: it keeps no databases, and takes commands all the same.</summary>
internal sealed class DemoControl(RecordingRun run, RunRequest request, long startedNs, Func<long> wallNs) : IControlTarget
{
    private readonly DeskStatus _desk = new(run.Pipeline, run.Pipeline.Desk!, run.Setup!.StrategyNames, run.Setup.Trading.StartingEquity);
    private readonly DeskCommands _commands = new(run.Pipeline.Desk!, run.Instruments, request.Config);

    public string StatusJson() => _desk.Fill(new EngineStatus
    {
        Version = typeof(DemoControl).Assembly.GetName().Version?.ToString(3), Pid = Environment.ProcessId, Mode = "demo", ConfigHash = run.Setup!.ConfigHash, StartedNs = startedNs, NowNs = wallNs(),
        Feeds = [new FeedStatus { Name = "generated", State = "running", Ticks = run.Ticks }], Dtms = DtmsStatus.Of(request.Config, run.Setup.Trading.Dtms.Rails.NewsNs.Count),
    }).ToJson();

    public long Query(QueryRequest request, Stream output, CancellationToken stop) =>
        throw new ControlException(ControlFault.Failed, "a demo keeps no databases; 'fastengine run' does");

    public string Command(string name, IReadOnlyList<string> arguments) => _commands.CarryOut(name, arguments);
}
