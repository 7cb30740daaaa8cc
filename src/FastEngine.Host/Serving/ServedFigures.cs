using System.Diagnostics;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Control;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Rings;
using FastEngine.Server.Documents;
using FastEngine.Server.Metrics;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Serving;

/// <summary>Figures of a running engine: read from what its threads count, whenever they are asked for.</summary>
internal sealed class ServedFigures(ServedParts parts)
{
    // Adding up the shards' histograms takes longer than a frame may.
    private static readonly TimeSpan LatencyEvery = TimeSpan.FromSeconds(1);
    private static readonly long[] EdgesNs = [250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 10_000_000];
    private static readonly long[] BucketsNs =
    [
        250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000, 100_000_000, 200_000_000, 500_000_000, 1_000_000_000,
    ];

    private static readonly string[] BucketsS = [.. BucketsNs.Select(ns => (ns / (decimal)EngineTime.NsPerSecond).ToString(CultureInfo.InvariantCulture))];
    private static readonly double[] Percentiles = [50, 90, 99, 99.9];

    private readonly Lock _gate = new();
    private readonly LatencyWindow _window = new(parts.Pipeline.AddLatencyTo, TimeProvider.System);
    private readonly ThreadFigures _threads = new(parts.Pipeline);
    private (LatencyDocument Recent, Measurement All)? _latency;
    private long _latencyAt;

    /// <summary>Of the last minute; at most a second old.</summary>
    public LatencyDocument Latency() => Latencies().Recent;

    public IReadOnlyList<Measurement> Measurements()
    {
        var stage = parts.Desk.Stage;
        var account = stage.Account;
        List<Measurement> all =
        [
            Counter("ticks", "{tick}", "Ticks that the source has published.", parts.Ticks()),
            Counter("orders", "{order}", "Orders of the run.", stage.LastOrder),
            Counter("executions", "{fill}", "Fills of the run.", stage.Executions),
            Counter("trades.closed", "{trade}", "Closed trades since the engine began.", parts.Board.Figures.ClosedTrades),
            Gauge("account.equity", "{currency}", "Cash and marked positions.", Money.ToDouble(account.Equity)),
            Gauge("account.realised", "{currency}", "Realised since the start of the account.", Money.ToDouble(account.Cash - parts.Setup.Trading.StartingEquity)),
            Gauge("account.unrealised", "{currency}", "Of open positions at their marks.", Money.ToDouble(account.Unrealised)),
            Gauge("account.exposure", "{currency}", "Notional of open positions at their marks.", Money.ToDouble(account.Exposure)),
            Gauge("positions.open", "{position}", "Open positions.", account.OpenPositions),
            Gauge("risk.kill_switch", "1", "0 none, 1 stop entries, 2 reduce only, 3 flatten.", (int)stage.KillSwitch),
            Gauge("risk.ladder_rung", "1", "Rung of the drawdown ladder today.", stage.LadderRung),
            Gauge("risk.time_to_flat", "s", "How long closing everything would take.", stage.TimeToFlat.TotalNs / 1e9),
            Gauge("risk.health", "1", "Health of the portfolio, 0 to 100.", parts.Board.Figures.Health?.Score ?? double.NaN),
            Gauge("ready", "1", "Whether the engine is to be relied on.", parts.NotReady() is null ? 1 : 0),
            Gauge("process.memory", "By", "Working set.", Environment.WorkingSet),
        ];
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            all.Add(Counter("process.gc.collections", "{collection}", "Garbage collections.", GC.CollectionCount(generation), ("generation", $"{generation}")));
        foreach (var ring in parts.Pipeline.Rings())
        {
            all.Add(Gauge("ring.used", "{slot}", "Slots that wait for their reader.", ring.Used, ("ring", ring.Name)));
            all.Add(Gauge("ring.capacity", "{slot}", "Slots.", ring.Capacity, ("ring", ring.Name)));
            all.Add(Counter("ring.dropped", "{event}", "Events that found no room and were not waited for.", ring.Dropped, ("ring", ring.Name)));
        }

        foreach (var thread in parts.Pipeline.HotThreads())
        {
            all.Add(Counter("thread.ticks", "{tick}", "Ticks that went through a hot thread.", thread.Ticks, ("thread", thread.Name)));
            if (thread.AllocatedBytes is { } allocated) all.Add(Counter("thread.allocated", "By", "Allocated by a hot thread since it was warm.", allocated, ("thread", thread.Name)));
        }

        all.AddRange(_threads.Measurements());
        var (latency, histogram) = Latencies();
        all.Add(histogram);
        foreach (var (quantile, ns) in new[] { ("0.5", latency.P50Ns), ("0.9", latency.P90Ns), ("0.99", latency.P99Ns), ("0.999", latency.P999Ns), ("1", latency.MaxNs) })
            all.Add(Gauge("latency.last_minute", "s", "Of the sampled ticks of the last minute, from the ring to done.", latency.Count == 0 ? double.NaN : ns / 1e9, ("quantile", quantile)));
        foreach (var instrument in parts.Pipeline.Instruments.Listed) all.Add(Symbol(instrument.Id, instrument.Name));
        foreach (var id in Enumerable.Range(0, parts.Setup.StrategyNames.Count).Append(ReservedStrategies.Dtms).Append(ReservedStrategies.Unattributed))
        {
            var (trades, realised) = parts.Board.OfStrategy(id);
            var strategy = ("strategy", ReservedStrategies.NameOf(id, parts.Setup.StrategyNames));
            all.Add(Counter("strategy.trades", "{trade}", "Closed trades of a strategy since the engine began.", trades, strategy));
            all.Add(Gauge("strategy.realised", "{currency}", "Net result of a strategy's closed trades since the engine began.", Money.ToDouble(realised), strategy));
        }

        foreach (var (state, count) in Defended()) all.Add(Gauge("dtms.positions", "{position}", "Positions by their state in the defensive management.", count, ("state", state)));
        all.AddRange(parts.More());
        return all;
    }

    public static Measurement Counter(string name, string unit, string meaning, double value, params (string, string)[] labels) => new($"fastengine.{name}", MeasurementKind.Counter, unit, meaning, value, labels);

    public static Measurement Gauge(string name, string unit, string meaning, double value, params (string, string)[] labels) => new($"fastengine.{name}", MeasurementKind.Gauge, unit, meaning, value, labels);

    // Every state is told, so that one that nothing is in is 0 and not gone.
    private IEnumerable<(string State, int Count)> Defended()
    {
        var counts = new int[Enum.GetValues<DtmsState>().Length];
        Count(counts);
        foreach (var state in Enum.GetValues<DtmsState>()) yield return (Names.Of(state), counts[(int)state]);
    }

    private void Count(int[] counts)
    {
        using var managed = new Rental<ManagedPosition>(parts.Desk.Stage.OpenPositionCapacity);
        foreach (ref readonly var one in managed.Room[..parts.Desk.Stage.CopyManaged(managed.Room)])
        {
            if (one.IsMonitored) counts[(int)one.State]++;
        }
    }

    private Measurement Symbol(int instrumentId, string name) =>
        Gauge("symbol.realised", "{currency}", "Net result of a symbol's closed trades since the engine began.", Money.ToDouble(parts.Board.Of(instrumentId).Realised), ("symbol", name));

    // The server's own meter reads every few seconds, so that there are copies of the last minute.
    private (LatencyDocument Recent, Measurement All) Latencies()
    {
        lock (_gate)
        {
            if (_latency is { } read && Stopwatch.GetElapsedTime(_latencyAt) < LatencyEvery) return read;
            _latencyAt = Stopwatch.GetTimestamp();
            _window.Read();
            var told = (Of(_window.Recent, _window.Span), Of(_window.All));
            _latency = told;
            return told;
        }
    }

    // Each count is of values that are not above its edge.
    private static Measurement Of(LatencyHistogram all) =>
        new("fastengine.latency", MeasurementKind.Histogram, "s", "Of sampled ticks, from the ring to done, since the engine began.", all.SumNs() / EngineTime.NsPerSecond)
        {
            Counts = new HistogramCounts(BucketsS, [.. BucketsNs.Select(ns => all.CountBelow(ns + 1))], all.CountBelow(long.MaxValue)),
        };

    private static LatencyDocument Of(LatencyHistogram recent, TimeSpan span)
    {
        var percentiles = Percentiles.Select(recent.PercentileNs).ToArray();
        var below = EdgesNs.Select(recent.CountBelow).Append(recent.Count).ToArray();
        return new LatencyDocument
        {
            SpanS = (int)Math.Round(span.TotalSeconds), Count = recent.Count, P50Ns = percentiles[0], P90Ns = percentiles[1], P99Ns = percentiles[2], P999Ns = percentiles[3], MaxNs = recent.MaxNs, EdgesNs = EdgesNs,
            Counts = [.. below.Select((count, i) => Math.Max(0, count - (i == 0 ? 0 : below[i - 1])))],
        };
    }
}
