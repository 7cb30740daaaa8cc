using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Signals;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FastEngine.Host.Outputs.Live;

/// <summary>A trading run for a terminal: a row a symbol, the account, the funnel and the speed below.</summary>
/// <remarks>Order flow, signals and the ledger come from the cold side. Warm-up, regime, stops and counters are read from the hot thread's own
/// memory without a barrier: single words, a moment old, for the eye alone.</remarks>
internal sealed class LiveView
{
    private const long LatencyEveryMs = 1_000;

    private readonly RecordingRun _run;
    private readonly string _subject;
    private readonly long _startNs;
    private readonly long _durationNs;
    private readonly int _width;
    private readonly IReadOnlyList<LiveColumn> _columns;
    private readonly LiveMarket _market;
    private readonly LiveAccount _account;
    private string _latency = "";
    private long _latencyAtMs = -LatencyEveryMs;

    /// <param name="run">It trades.</param>
    /// <param name="outputs">Where the view is told from, from now on.</param>
    /// <param name="subject">What is traded on, as <c>synthetic market</c>.</param>
    /// <param name="startNs">Begin of the market.</param>
    /// <param name="durationNs">Its length.</param>
    /// <param name="width">Columns of the terminal; a narrow one shows fewer.</param>
    public LiveView(RecordingRun run, RunOutputs outputs, string subject, long startNs, long durationNs, int width)
    {
        _run = run;
        _subject = subject;
        _startNs = startNs;
        _durationNs = durationNs;
        _width = width;
        _columns = LiveColumn.Of(run.Signals, width);
        _market = new LiveMarket(run.Instruments.Count);
        _account = new LiveAccount(run.Instruments, run.Setup!.Trading.StartingEquity);
        outputs.Add(_market, _account);
    }

    /// <param name="hasEnded">The run is over: then trades that were closed just now are no news any more.</param>
    public IRenderable Render(bool hasEnded = false)
    {
        var table = new Table().RoundedBorder();
        table.AddColumn(new TableColumn("symbol").NoWrap().Padding(0, 0));
        foreach (var column in _columns) table.AddColumn(new TableColumn(column.Title).RightAligned().NoWrap().Padding(0, 0));
        var rows = _run.Instruments.All.ToArray().Select(instrument => Row(instrument, hasEnded)).ToArray();
        foreach (var row in rows)
            table.AddRow([new Markup($"[bold]{row.Instrument.Name}[/]"), .. _columns.Select(column => row.Flow.TimeNs == 0 && column.Title != "state" ? LiveText.None : column.Cell(row))]);
        table.Title = new TableTitle(Title());
        return new Rows([table, .. Lines(rows).Select(line => new Markup(line))]);
    }

    private string Title()
    {
        var nowNs = _market.TimeNs;
        if (nowNs == 0) return _subject;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(nowNs / EngineTime.NsPerMs).UtcDateTime;
        return $"{_subject}, {time:yyyy-MM-dd HH:mm} UTC, {100.0 * (nowNs - _startNs) / _durationNs:0} % of {Duration.Format(_durationNs)}";
    }

    private LiveRow Row(Instrument instrument, bool hasEnded)
    {
        _market.Read(instrument.Id, out var flow, out var candle, out var signals);
        var (shard, slot) = _run.Pipeline.Locate(instrument.Id);
        var warmUp = shard.Market.WarmUp(slot);
        var timeframes = _run.Signals.TimeframesNs;
        var position = _account.Position(instrument.Id);
        return new LiveRow
        {
            Instrument = instrument,
            Flow = flow,
            Candle = candle,
            Signals = signals,
            WarmUp = warmUp,
            WarmInNs = warmUp.RemainingNs(timeframes[0], timeframes[^1]),
            Regime = shard.Market.Regime(slot),
            IsRegimeForced = _run.Signals.ForceRegime,
            Position = position,
            Last = hasEnded ? default : _account.Last(instrument.Id),
            StopPrice = position is { } open ? StopOf(shard.Positions, slot, open.PositionId) : 0,
            Realised = _account.Realised(instrument.Id),
        };
    }

    // The guard may move a position to another place meanwhile: then the stop is missing for one frame.
    private static long StopOf(Signals.Exits.PositionGuard guard, int slot, long positionId)
    {
        for (var i = 0; i < guard.Count(slot); i++)
        {
            ref readonly var guarded = ref guard[slot, i];
            if (guarded.PositionId == positionId) return guarded.StopPrice;
        }

        return 0;
    }

    private IEnumerable<string> Lines(LiveRow[] rows)
    {
        var figures = _account.Figures;
        var now = Money.ToDouble(figures.Equity);
        var drawdown = figures.Peak > 0 ? Money.ToDouble(figures.Peak - figures.Equity) / Money.ToDouble(figures.Peak) : 0;
        yield return $"equity [bold]{now:N2}[/], realised {Money.ToDouble(figures.Realised):+#,0.00;-#,0.00;0.00}, drawdown {LiveText.Percent(drawdown)}; "
            + $"open {figures.OpenPositions}, closed {figures.ClosedTrades:N0}, signals {_market.Signals:N0}, refused {figures.Refused:N0}";
        yield return "stopped at: " + Funnel();
        yield return Speed();
        var warming = rows.Where(row => !row.WarmUp.IsWarm).ToArray();
        if (warming.Length > 0)
        {
            var slowest = warming.MaxBy(row => row.WarmInNs)!;
            yield return $"[yellow]WARMING[/]: {warming.Length} symbols, {LiveText.Hours(slowest.WarmInNs)} of market to go ({slowest.WarmUp.Longest}/{slowest.WarmUp.LongestNeeded} candles of "
                + $"{Duration.Format(_run.Signals.TimeframesNs[^1])}, {slowest.WarmUp.Fastest}/{slowest.WarmUp.FastestNeeded} of {Duration.Format(_run.Signals.TimeframesNs[0])}); none of them trades";
        }

        if (_width >= LiveColumn.Middle) yield return "[grey]imb: buy/sell volume; CVD: buy - sell; z: deviations from the mean; L, S: long, short; !: exhaustion; sig: signals[/]";
    }

    private string Funnel()
    {
        var stops = TradingResult.StopsOf(_run).ToArray();
        var total = Math.Max(1, stops.Sum(stop => stop.Count));
        return string.Join(", ", stops.Select(stop => $"{stop.Step} {LiveText.Percent((double)stop.Count / total)}"));
    }

    private string Speed()
    {
        var seconds = Math.Max(_run.Elapsed.TotalSeconds, 1e-3);
        var threads = _run.Pipeline.HotThreads().Select(thread => $"{thread.Name} "
            + (thread.AllocatedBytes is { } bytes ? $"ended, {bytes:N0} B allocated" : thread.PinnedCore is { } core ? $"running on core {core}" : "running"));
        return $"{_run.Ticks:N0} ticks, {_run.Ticks / seconds:N0}/s; {Latency()}; hot thread {string.Join(", ", threads)}";
    }

    // Summing the histogram costs more than a frame may.
    private string Latency()
    {
        var nowMs = Stopwatch.GetTimestamp() * 1_000 / Stopwatch.Frequency;
        if (nowMs < _latencyAtMs + LatencyEveryMs) return _latency;
        _latencyAtMs = nowMs;
        var latency = _run.Pipeline.Latency();
        return _latency = $"ring to done p50 {LiveText.Nanoseconds(latency.PercentileNs(50))}, p99 {LiveText.Nanoseconds(latency.PercentileNs(99))}";
    }
}
