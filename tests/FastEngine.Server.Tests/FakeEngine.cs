using System.Collections.Concurrent;
using System.Text;
using FastEngine.Server.Documents;
using FastEngine.Server.Metrics;
using FastEngine.Server.Tests.Description;

namespace FastEngine.Server.Tests;

/// <summary>An engine that writes down what it is asked.</summary>
internal sealed class FakeEngine : IServedEngine
{
    public ConcurrentQueue<EngineCommand> Commands { get; } = new();

    public ConcurrentQueue<EngineQuery> Queries { get; } = new();

    public ConcurrentQueue<(string Key, string Value)> Changes { get; } = new();

    public Func<EngineQuery, Stream, CancellationToken, long> OnQuery { get; set; } = (_, output, _) =>
    {
        output.Write("[]"u8);
        return 0;
    };

    public ConcurrentQueue<WatchOrder> Watches { get; } = new();

    public Exception? Failure { get; set; }

    public string Mode => "paper";

    public string? About => null;

    public IReadOnlyList<string> Symbols => ["BTCUSDT", "ETHUSDT"];

    public string? NameOf(string symbol) => Symbols.FirstOrDefault(one => one.Equals(symbol, StringComparison.OrdinalIgnoreCase) || $"{one}@usdm".Equals(symbol, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<string> Timeframes => ["1m", "5m"];

    public IReadOnlyList<string> Windows => ["15s", "1m"];

    public string? NotReady { get; set; }

    /// <summary>Whether its documents have something in every member, or in those alone that they must have; null for little.</summary>
    public bool? Samples { get; set; }

    /// <summary>How often its status or its figures were.</summary>
    public int Asked { get; set; }

    public string Status { get; set; } = "{\"is_running\":true}";

    public string StatusJson()
    {
        Asked++;
        return Failure is null ? Status : throw Failure;
    }

    public IReadOnlyList<PositionDocument> Positions() => All<PositionDocument>();

    public IReadOnlyList<OrderDocument> Orders() => All<OrderDocument>();

    public IReadOnlyList<TradeDocument> Trades(string? symbol, int limit) => All<TradeDocument>();

    public IReadOnlyList<DecisionDocument> Decisions(string? symbol, int limit) => All<DecisionDocument>();

    public RiskDocument Risk() => Samples is { } isFull ? Sample.Of<RiskDocument>(isFull) : new()
    {
        Account = new AccountDocument { Equity = "10000", Cash = "10000", Realised = "0", Unrealised = "0", Exposure = "0", Drawdown = 0, OpenPositions = 0, OpenOrders = 0, ClosedTrades = 0 },
        KillSwitch = "none", Causes = [], LadderRung = 0, LadderPct = [2, 3, 4, 5], TimeToFlatNs = 0, CostToFlat = "0",
    };

    public DtmsDocument Dtms() => Samples is { } isFull ? Sample.Of<DtmsDocument>(isFull) : new() { IsOn = true, Positions = [], Events = [] };

    public ConfigDocument Config() => Samples is { } isFull ? Sample.Of<ConfigDocument>(isFull) : new() { ConfigHash = "00", Knobs = [] };

    public CandlesDocument Candles(string symbol, string timeframe, int limit) => Samples is { } isFull ? Sample.Of<CandlesDocument>(isFull) : new() { Symbol = symbol, Timeframe = timeframe, TimeframeNs = 60_000_000_000, Decimals = 1, Candles = [] };

    public FrameDocument Frame() => new()
    {
        Run = "1", Mode = Mode, State = "trading", TimeNs = 1, NowNs = 1, StartedNs = 1, Ticks = 1, Risk = Risk(), Symbols = [], Positions = [], Rings = [], Threads = [], Events = [],
        Latency = new LatencyDocument { SpanS = 0, Count = 0, P50Ns = 0, P90Ns = 0, P99Ns = 0, P999Ns = 0, MaxNs = 0, EdgesNs = [], Counts = [] },
    };

    public ChartDocument Chart(string symbol, string timeframe) => new() { Symbol = symbol, Timeframe = timeframe, Decimals = 1, Candles = [], Markers = [], Zones = [] };

    public IReadOnlyList<Measurement> Measurements()
    {
        Asked++;
        return [new("fastengine.ticks", MeasurementKind.Counter, "{tick}", "Ticks.", 7), new("fastengine.ring.used", MeasurementKind.Gauge, "{slot}", "Slots.", 3, ("ring", "in\"b\\\n"))];
    }

    public string Command(EngineCommand command)
    {
        if (Failure is not null) throw Failure;
        Commands.Enqueue(command);
        return "on its way";
    }

    public string Change(string key, string value)
    {
        if (Failure is not null) throw Failure;
        Changes.Enqueue((key, value));
        return "on its way";
    }

    public string Reload() => "nothing has changed";

    public string Watch(WatchOrder order)
    {
        if (Failure is not null) throw Failure;
        Watches.Enqueue(order);
        return "on its way in";
    }

    public WatchlistDocument Watchlist(string? marketType) => Samples is { } isFull ? Sample.Of<WatchlistDocument>(isFull) : new() { MarketTypes = [marketType ?? "futures"], FreeSlots = 3, Symbols = [] };

    public IReadOnlyList<TopLiquidDocument> TopLiquid(string? marketType) => Samples is not null ? All<TopLiquidDocument>() : [new() { MarketType = marketType ?? "futures", FoundAtNs = 1, Symbols = [] }];

    public long Query(EngineQuery query, Stream output, CancellationToken stop)
    {
        Queries.Enqueue(query);
        return OnQuery(query, output, stop);
    }

    private IReadOnlyList<T> All<T>() => Samples is { } isFull ? Sample.Of<IReadOnlyList<T>>(isFull) : [];

    public static byte[] Rows(int count) => Encoding.UTF8.GetBytes(new string('x', count));
}
