using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Trading;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Service;

/// <summary>The running engine behind its socket: figures that may be a moment old, queries on its databases, and commands as events of the trade thread.</summary>
internal sealed class ServiceControl(EngineService service, ResolvedConfig config, long startedNs, Func<long> wallNs) : IControlTarget
{
    public string StatusJson() => new EngineStatus
    {
        Version = typeof(ServiceControl).Assembly.GetName().Version?.ToString(3),
        Pid = Environment.ProcessId,
        Mode = "paper",
        State = service.Desk.Stage.KillSwitch == KillSwitchLevel.None ? "trading" : "restricted",
        ConfigHash = service.ConfigHash,
        StartedNs = startedNs,
        NowNs = wallNs(),
        Feeds = [new FeedStatus { Name = service.Market.Name, State = "running", Ticks = service.Ticks }],
        Symbols = [.. service.Instruments.All.ToArray().Select(Of)],
        Positions = Positions(),
        Account = Account(),
        KillSwitch = new KillSwitchStatus { Level = Names.Of(service.Desk.Stage.KillSwitch), LadderRung = service.Desk.Stage.LadderRung, Causes = [.. Causes()] },
        TimeToFlat = TimeToFlat(),
        Dtms = DtmsStatus.Of(config, service.News),
        Journal = Journal(),
        Telemetry = new TelemetryStatus
        {
            Published = service.Telemetry.OrderFlows,
            Dropped = new Dictionary<string, long>
            {
                ["ticks"] = service.Pipeline.JournalDropped, ["candles"] = service.Dropped(ShardOutputKind.Candle),
                ["order_flows"] = service.Pipeline.Dropped(ShardOutputKind.OrderFlow), ["decisions"] = service.Pipeline.Dropped(ShardOutputKind.Decision),
                ["signals"] = service.Pipeline.Dropped(ShardOutputKind.Signal), ["profiles"] = service.Dropped(ShardOutputKind.Profile),
                ["zones"] = service.Dropped(ShardOutputKind.Zone), ["gaps"] = service.Dropped(ShardOutputKind.Gap), ["log"] = service.Log.Dropped,
            },
        },
        Storage = Storage(),
        Channels = service.Notifications?.Channels ?? [],
        HotThreads = [.. service.Pipeline.HotThreads().Select(thread => new HotThread { Name = thread.Name, Core = thread.PinnedCore, Ticks = thread.Ticks, AllocatedBytes = thread.AllocatedBytes })],
    }.ToJson();

    public long Query(QueryRequest request, Stream output, CancellationToken stop) => service.Store is { } store
        ? QueryExecution.Execute(store.OpenQuery, request, output, stop)
        : throw new ControlException(ControlFault.Failed, "this engine keeps no databases (storage.enabled is false)");

    public string Command(string name, IReadOnlyList<string> arguments)
    {
        switch (name)
        {
            case OperatorCommands.KillSwitch:
                return KillSwitch(arguments[0]);
            case OperatorCommands.Entries:
                return Entries(arguments[0] == "on", arguments[1]);
            case OperatorCommands.Close:
                return Close(arguments[0], arguments.Count > 1 ? arguments[1] : null);
            case OperatorCommands.Set:
                return Set(arguments[0], arguments[1]);
            case OperatorCommands.Flush:
                service.Journal.Flush();
                return $"the journal is written up to record {service.Journal.Writer.Written:N0}; the databases have what is up to {service.StoreAgent?.Position ?? 0:N0}";
            default:
                throw new ControlException(ControlFault.Usage, $"there is no command {Shown.Quoted(name)}");
        }
    }

    private string KillSwitch(string level)
    {
        var (value, reason) = level switch
        {
            "stop-entries" => (KillSwitchLevel.StopEntries, KillSwitchReason.Operator),
            "reduce-only" => (KillSwitchLevel.ReduceOnly, KillSwitchReason.Operator),
            "flatten" => (KillSwitchLevel.Flatten, KillSwitchReason.Operator),
            _ => (KillSwitchLevel.None, KillSwitchReason.None),
        };
        Post(new Command { Kind = CommandKind.KillSwitch, Value = (long)value, Reason = reason, InstrumentId = -1, Origin = CommandOrigin.Operator });
        return $"kill switch: {level} is on its way to the trade thread; 'fastengine status' shows it";
    }

    private string Entries(bool isOn, string symbol)
    {
        var ids = service.Instruments.All.ToArray()
            .Where(instrument => symbol == "all" || instrument.Name.Equals(symbol, StringComparison.OrdinalIgnoreCase)).Select(instrument => instrument.Id).ToList();
        if (ids.Count == 0) throw new ControlException(ControlFault.Usage, $"{Shown.Quoted(symbol)} is not a symbol of this engine");
        foreach (var id in ids) Post(new Command { Kind = CommandKind.AllowEntries, Value = isOn ? 1 : 0, InstrumentId = id, Origin = CommandOrigin.Operator });
        return $"entries of {symbol}: {(isOn ? "on" : "off")}";
    }

    private string Close(string symbol, string? part)
    {
        var scope = part switch { "long" => CloseScope.Long, "short" => CloseScope.Short, "unattributed" => CloseScope.Unattributed, _ => CloseScope.All };
        var instrument = service.Instruments.All.ToArray().FirstOrDefault(instrument => instrument.Name.Equals(symbol, StringComparison.OrdinalIgnoreCase));
        if (symbol != "all" && instrument is null) throw new ControlException(ControlFault.Usage, $"{Shown.Quoted(symbol)} is not a symbol of this engine");
        Post(new Command { Kind = CommandKind.ClosePosition, Value = scope, InstrumentId = instrument?.Id ?? -1, Origin = CommandOrigin.Operator });
        return $"close {symbol}{(part is null ? "" : ", " + part)} is on its way to the trade thread";
    }

    private string Set(string key, string text)
    {
        if (!LiveKnobs.TryParse(key, text, config, out var knob, out var value, out var problem)) throw new ControlException(ControlFault.Usage, problem);
        Post(new Command { Kind = CommandKind.SetKnob, Knob = knob, Value = value, InstrumentId = -1, Origin = CommandOrigin.Operator });
        return $"{key} = {text} is on its way to the trade thread";
    }

    private void Post(in Command command)
    {
        if (!service.Desk.Post(in command)) throw new ControlException(ControlFault.Failed, "too many commands wait for the trade thread already");
    }

    private WatchedSymbol Of(Instrument instrument)
    {
        var (shard, slot) = service.Pipeline.Locate(instrument.Id);
        var isWarm = shard.Market.WarmUp(slot).IsWarm;
        var price = shard.Market.States[slot].LastPrice;
        long signals = 0;
        for (var strategy = 0; strategy < shard.Strategies.Length; strategy++) signals += shard.Funnel(slot, strategy).Signals;
        return new WatchedSymbol
        {
            Name = instrument.Name, State = isWarm ? "warm" : "warming", Price = price == 0 ? null : FixedPoint.ToText(price, instrument.PriceScale),
            Ticks = shard.Market.States[slot].Evaluations, Signals = signals, EntriesStopped = !service.Desk.Stage.AreEntriesAllowed(instrument.Id),
        };
    }

    private Control.Status.OpenPosition[] Positions()
    {
        var stage = service.Desk.Stage;
        var open = new Core.Execution.OpenPosition[stage.OpenPositionCapacity];
        var managed = new ManagedPosition[stage.OpenPositionCapacity];
        managed = managed[..stage.CopyManaged(managed)];
        return [.. open[..stage.CopyOpenPositions(open)].Select(position =>
        {
            var instrument = service.Instruments[position.InstrumentId];
            return new Control.Status.OpenPosition
            {
                PositionId = position.PositionId, Symbol = instrument.Name, Strategy = ReservedStrategies.NameOf(position.StrategyId, service.StrategyNames), Side = Names.Of(position.Direction),
                Quantity = FixedPoint.ToText(position.Quantity, instrument.QuantityScale), EntryTimeNs = position.EntryTimeNs,
                EntryPrice = position.Quantity == 0 ? null : FixedPoint.ToText(position.Cost / position.Quantity, instrument.PriceScale),
                StopPrice = position.StopPrice == 0 ? null : FixedPoint.ToText(position.StopPrice, instrument.PriceScale),
                ParentId = position.ParentId == 0 ? null : position.ParentId,
                Dtms = Array.FindIndex(managed, one => one.PositionId == position.PositionId) is >= 0 and var at ? ManagedStatus.Of(in managed[at]) : null,
            };
        })];
    }

    private AccountStatus Account()
    {
        var stage = service.Desk.Stage;
        var account = stage.Account;
        return new AccountStatus
        {
            Equity = Money.ToText(account.Equity), Cash = Money.ToText(account.Cash), Realised = Money.ToText(account.Cash - service.StartingEquity),
            OpenPositions = account.OpenPositions, OpenOrders = stage.CopyLiveOrders(new LiveOrderView[stage.LiveOrderCapacity]),
        };
    }

    private IEnumerable<KillSwitchCause> Causes()
    {
        foreach (var reason in Enum.GetValues<KillSwitchReason>())
        {
            var level = reason == KillSwitchReason.None ? KillSwitchLevel.None : service.Desk.Stage.KillSwitchOf(reason);
            if (level != KillSwitchLevel.None) yield return new KillSwitchCause { Reason = Names.Of(reason), Level = Names.Of(level), SinceNs = service.Desk.Stage.KillSwitchSinceNs(reason) };
        }
    }

    private TimeToFlatStatus TimeToFlat()
    {
        var flat = service.Desk.Stage.TimeToFlat;
        return new TimeToFlatStatus
        {
            TotalNs = flat.TotalNs, WaitNs = flat.WaitNs, AnswerNs = flat.AnswerNs, FillNs = flat.FillNs, Orders = flat.Orders, Cost = Money.ToText(flat.Cost),
            CostPart = flat.CostPpm / 1e6, HighestNs = service.Desk.Stage.HighestTimeToFlat.TotalNs,
        };
    }

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
