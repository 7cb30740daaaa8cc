using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Running;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>The engine of a drill as the API has it.</summary>
internal sealed class DrillControl(Pipeline pipeline, TradingSetup setup, ResolvedConfig config, Func<long> wallNs) : IControlTarget
{
    private readonly DeskStatus _desk = new(pipeline, pipeline.Desk!, setup.StrategyNames, setup.Trading.StartingEquity);
    private readonly DeskCommands _commands = new(pipeline.Desk!, pipeline.Instruments, config);

    public string StatusJson() => _desk.Fill(new EngineStatus
    {
        Version = typeof(DrillControl).Assembly.GetName().Version?.ToString(3), Pid = Environment.ProcessId, Mode = "drill", ConfigHash = setup.ConfigHash, StartedNs = 0, NowNs = wallNs(), Dtms = DtmsStatus.Of(config, 0),
    }).ToJson();

    public long Query(QueryRequest request, Stream output, CancellationToken stop) => throw new ControlException(ControlFault.Failed, "a drill keeps no databases");

    public string Command(string name, IReadOnlyList<string> arguments) => _commands.CarryOut(name, arguments);
}
