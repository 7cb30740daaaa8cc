using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Control.Status;

namespace FastEngine.Host.Service;

/// <summary>The running engine behind its socket and its API: figures that may be a moment old, queries on its databases, and commands as events of the trade thread.</summary>
internal sealed class ServiceControl(EngineService service, ResolvedConfig config, long startedNs, Func<long> wallNs) : IControlTarget
{
    private readonly DeskStatus _desk = new(service.Pipeline, service.Desk, service.StrategyNames, service.StartingEquity);
    private readonly DeskCommands _commands = new(service.Desk, service.Instruments, config);

    /// <summary>Where orders go, as <c>paper</c>.</summary>
    public static string ModeOf(ResolvedConfig config) => config.Get(Knobs.Engine.Mode).ToString().ToLowerInvariant();

    public string StatusJson() => _desk.Fill(new EngineStatus
    {
        Version = typeof(ServiceControl).Assembly.GetName().Version?.ToString(3),
        Pid = Environment.ProcessId,
        Mode = ModeOf(config),
        ConfigHash = service.ConfigHash,
        StartedNs = startedNs,
        NowNs = wallNs(),
        Feeds = [new FeedStatus { Name = service.Market.Name, State = "running", Ticks = service.Ticks }],
        Dtms = DtmsStatus.Of(config, service.News),
        Journal = Journal(),
        Telemetry = new TelemetryStatus { Published = service.Telemetry.OrderFlows, Dropped = Dropped() },
        Storage = Storage(),
        Channels = service.Notifications?.Channels ?? [],
        HotThreads = [.. service.Pipeline.HotThreads().Select(thread => new HotThread { Name = thread.Name, Core = thread.PinnedCore, Ticks = thread.Ticks, AllocatedBytes = thread.AllocatedBytes })],
    }).ToJson();

    public long Query(QueryRequest request, Stream output, CancellationToken stop) => service.Store is { } store
        ? QueryExecution.Execute(store.OpenQuery, request, output, stop)
        : throw new ControlException(ControlFault.Failed, "this engine keeps no databases (storage.enabled is false)");

    public string Command(string name, IReadOnlyList<string> arguments)
    {
        if (name == OperatorCommands.Watch) return WatchCommands.CarryOut(service.Watch, arguments);
        if (name != OperatorCommands.Flush) return _commands.CarryOut(name, arguments);
        service.Journal.Flush();
        return $"the journal is written up to record {service.Journal.Writer.Written:N0}; the databases have what is up to {service.StoreAgent?.Position ?? 0:N0}";
    }

    /// <summary>What was lost on the way to the slow side, by what it was.</summary>
    public Dictionary<string, long> Dropped() => new()
    {
        ["ticks"] = service.Pipeline.JournalDropped, ["candles"] = service.Dropped(ShardOutputKind.Candle),
        ["order_flows"] = service.Pipeline.Dropped(ShardOutputKind.OrderFlow), ["decisions"] = service.Pipeline.Dropped(ShardOutputKind.Decision),
        ["signals"] = service.Pipeline.Dropped(ShardOutputKind.Signal), ["profiles"] = service.Dropped(ShardOutputKind.Profile),
        ["zones"] = service.Dropped(ShardOutputKind.Zone), ["gaps"] = service.Dropped(ShardOutputKind.Gap), ["log"] = service.Log.Dropped,
    };

    private JournalStatus Journal()
    {
        var writer = service.Journal.Writer;
        return new JournalStatus
        {
            Fsync = config.TextOf(Knobs.Journal.Fsync), Records = writer.Appended, Written = writer.Written, Synced = writer.Synced,
            Stored = service.StoreAgent?.Position ?? 0, Lost = service.Pipeline.JournalDropped, Fault = writer.Fault,
        };
    }

    private StorageStatus? Storage()
    {
        if (service.Store is not { } store) return null;
        var status = store.Status;
        return new StorageStatus
        {
            Attached = status.Attached, RowsWritten = status.RowsWritten, Pending = status.Pending, RowsDropped = status.RowsDropped, RowsExpired = status.RowsExpired,
            Failures = status.Failures, Fault = status.Fault,
        };
    }
}
