using System.Globalization;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Service;
using FastEngine.Server;
using FastEngine.Server.Documents;
using FastEngine.Server.Metrics;
using QueryRequest = FastEngine.Host.Control.QueryRequest;

namespace FastEngine.Host.Serving;

/// <summary>A running engine as the API has it.</summary>
internal sealed class ServedEngine : IServedEngine
{
    private readonly ServedParts _parts;
    private readonly ServedViews _views;
    private readonly ServedFigures _figures;
    private readonly ServedWatchlist _watchlist;
    private readonly Lock _reloading = new();

    public ServedEngine(ServedParts parts, long startedNs, Func<long> wallNs)
    {
        _parts = parts;
        _figures = new ServedFigures(parts);
        _watchlist = new ServedWatchlist(parts.Watch, parts.Pipeline.Instruments, parts.Desk.Stage.AreEntriesAllowed, wallNs);
        _views = new ServedViews(parts, _figures, startedNs, wallNs);
        Windows = [.. parts.Setup.Signals.ImbalanceWindowsNs.Select(Duration.Format)];
        Timeframes = [.. parts.Setup.Signals.TimeframesNs.Select(Duration.Format)];
    }

    public string Mode => _parts.Mode;

    public string? About => _parts.About;

    public IReadOnlyList<string> Symbols => [.. _parts.Pipeline.Instruments.Listed.Select(instrument => instrument.Name)];

    public string? NameOf(string symbol) => InstrumentNames.Find(_parts.Pipeline.Instruments, symbol)?.Name;

    public IReadOnlyList<string> Timeframes { get; }

    public IReadOnlyList<string> Windows { get; }

    public string? NotReady => _parts.NotReady();

    public string StatusJson() => _parts.Control.StatusJson();

    public IReadOnlyList<PositionDocument> Positions() => _views.Positions();

    public IReadOnlyList<OrderDocument> Orders() => _views.Orders();

    public IReadOnlyList<TradeDocument> Trades(string? symbol, int limit) => _views.Trades(IdOf(symbol), limit);

    public IReadOnlyList<DecisionDocument> Decisions(string? symbol, int limit) => _views.Decisions(IdOf(symbol), limit);

    public RiskDocument Risk() => _views.Risk();

    public DtmsDocument Dtms() => new()
    {
        IsOn = _parts.Config.Get(Knobs.Dtms.Enabled), Positions = [.. _views.Positions().Where(position => position.Dtms is not null)], Events = _views.Events(dtmsOnly: true, ServedViews.MostEvents),
    };

    public ConfigDocument Config()
    {
        var config = _parts.Config;
        return new ConfigDocument
        {
            ConfigHash = _parts.Setup.ConfigHash,
            Knobs =
            [
                .. config.Catalogue.Knobs.Select(knob =>
                {
                    var (configured, live) = (config.TextOf(knob), LiveKnobs.TextOf(knob, _parts.Desk.Stage));
                    return new KnobDocument
                    {
                        Key = knob.Key, Value = live ?? configured, Configured = live is null || live == configured ? null : configured, Unit = knob.Unit, Default = knob.DefaultText,
                        Allowed = knob.Allowed, Meaning = knob.Meaning, Origin = config.OriginOf(knob).ToString(), Live = live is not null,
                    };
                }),
            ],
        };
    }

    public CandlesDocument Candles(string symbol, string timeframe, int limit) => _views.Candles(IdOf(symbol), TimeframeOf(timeframe), limit);

    public FrameDocument Frame() => _views.Frame();

    public ChartDocument Chart(string symbol, string timeframe) => _views.Chart(IdOf(symbol), TimeframeOf(timeframe));

    public IReadOnlyList<Measurement> Measurements() => _figures.Measurements();

    public string Command(EngineCommand command)
    {
        string[] arguments = command.Kind switch
        {
            EngineCommandKind.Halt => ["stop-entries"],
            EngineCommandKind.ReduceOnly => ["reduce-only"],
            EngineCommandKind.Flatten => ["flatten"],
            EngineCommandKind.Resume => ["reset"],
            _ when command.Position is { } number => [OperatorCommands.Position, number.ToString(CultureInfo.InvariantCulture)],
            _ => command.Side is null ? [command.Symbol ?? "all"] : [command.Symbol ?? "all", command.Side],
        };
        return Carried(command.Kind == EngineCommandKind.Close ? OperatorCommands.Close : OperatorCommands.KillSwitch, arguments, command.Position is null ? null : "position");
    }

    public string Change(string key, string value)
    {
        if (LiveKnobs.Keys.Contains(key)) return Carried(OperatorCommands.Set, [key, value], "value");
        throw new ServedException(ServedFault.Wrong, $"{Shown.Quoted(key)} cannot be changed in a running engine; these can: {string.Join(", ", LiveKnobs.Keys)}", "key");
    }

    public string Reload()
    {
        if (_parts.Request.Reread is not { } reread) throw new ServedException(ServedFault.Unavailable, "this engine has its configuration from nowhere that changes");
        lock (_reloading)
        {
            var result = reread();
            if (result.Config is not { } config) throw new ServedException(ServedFault.Wrong, "the configuration is wrong, and nothing was changed: " + string.Join("; ", result.Violations));
            var changed = new List<string>();
            var waiting = new List<string>();
            foreach (var knob in config.Catalogue.Knobs)
            {
                if (LiveKnobs.TextOf(knob, _parts.Desk.Stage) is { } live)
                {
                    if (LiveKnobs.IsSame(knob, config, live)) continue;
                    Carried(OperatorCommands.Set, [knob.Key, config.TextOf(knob)], null);
                    changed.Add($"{knob.Key} = {config.TextOf(knob)}");
                }
                else if (config.CanonicalOf(knob) != _parts.Config.CanonicalOf(knob))
                {
                    waiting.Add(knob.Key);
                }
            }

            return (changed.Count == 0 ? "no live knob has changed" : $"on their way to the trade thread: {string.Join(", ", changed)}")
                + (waiting.Count == 0 ? "" : $"; at the next start: {string.Join(", ", waiting)}");
        }
    }

    public bool HasWatchlist => _parts.Pipeline.Instruments.HasSlots;

    public string Watch(WatchOrder order) => _watchlist.Carry(order);

    public WatchlistDocument Watchlist(string? marketType) => _watchlist.List(marketType);

    public IReadOnlyList<TopLiquidDocument> TopLiquid(string? marketType) => _watchlist.Top(marketType);

    public long Query(EngineQuery query, Stream output, CancellationToken stop) => Asked("sql", () => _parts.Control.Query(new QueryRequest
    {
        Sql = query.Sql, Symbols = query.Symbols, Format = query.Format == "csv" ? RowFormat.Csv : RowFormat.Json, Limit = query.Limit, IsGuarded = true, TimeoutNs = query.Timeout.Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond),
    }, output, stop));

    private string Carried(string name, string[] arguments, string? field) => Asked(field, () =>
    {
        OperatorCommands.Check(name, arguments);
        return _parts.Control.Command(name, arguments);
    });

    // Where the engine lies on its machine is nothing for clients.
    private string Unplaced(string message) => _parts.Folder is { Length: > 1 } folder ? message.Replace(folder, "DATA", StringComparison.Ordinal) : message;

    private T Asked<T>(string? field, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (ControlException error)
        {
            throw new ServedException(error.Fault == ControlFault.Usage ? ServedFault.Wrong : ServedFault.Unavailable, Unplaced(error.Message), field, error);
        }
    }

    private int IdOf(string? symbol)
    {
        if (symbol is null) return -1;
        return _parts.Pipeline.Instruments.Listed.FirstOrDefault(instrument => instrument.Name == symbol)?.Id
            ?? throw new ServedException(ServedFault.Unknown, "this engine has no such symbol", "symbol");
    }

    private int TimeframeOf(string timeframe)
    {
        for (var at = 0; at < Timeframes.Count; at++)
        {
            if (Timeframes[at] == timeframe) return at;
        }

        throw new ServedException(ServedFault.Unknown, "this engine has no such timeframe", "timeframe");
    }
}
