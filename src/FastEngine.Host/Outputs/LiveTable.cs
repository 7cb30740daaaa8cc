using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FastEngine.Host.Outputs;

/// <summary>The latest order flow of every symbol as a table for a terminal.</summary>
/// <remarks>The outputs thread writes what is new, the view's thread reads it; one lock a row, on the cold side only.</remarks>
internal sealed class LiveTable : IShardOutputHandler
{
    private const int WideColumns = 128;

    private readonly Lock _lock = new();
    private readonly InstrumentTable _instruments;
    private readonly SignalOptions _options;
    private readonly OrderFlow[] _latest;
    private readonly ClosedCandle[] _candles;
    private readonly int[] _windows;
    private readonly bool _isWide;
    private long _timeNs;

    /// <param name="options">Windows and timeframes of the columns.</param>
    /// <param name="instruments">One row each.</param>
    /// <param name="width">Columns of the terminal; below 128 some columns are left out.</param>
    public LiveTable(SignalOptions options, InstrumentTable instruments, int width)
    {
        _isWide = width >= WideColumns;
        _windows = [.. Enumerable.Range(0, options.ImbalanceWindowsNs.Count).Where(i => _isWide || i % 2 == 0)];
        _options = options;
        _instruments = instruments;
        _latest = new OrderFlow[instruments.Count];
        _candles = new ClosedCandle[instruments.Count];
    }

    public void OnOrderFlow(in OrderFlow flow)
    {
        lock (_lock)
        {
            _latest[flow.InstrumentId] = flow;
            _timeNs = Math.Max(_timeNs, flow.TimeNs);
        }
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (candle.Timeframe != 0) return;
        lock (_lock) _candles[candle.InstrumentId] = candle;
    }

    /// <summary>The table as it stands, with the run's figures below.</summary>
    public IRenderable Render(RecordingRun run)
    {
        var table = new Table().RoundedBorder();
        table.AddColumn(new TableColumn("symbol").NoWrap().Padding(0, 0));
        foreach (var title in Titles()) table.AddColumn(new TableColumn(title).RightAligned().NoWrap().Padding(_isWide ? 1 : 0, 0));
        lock (_lock)
        {
            foreach (var instrument in _instruments.All) table.AddRow(Row(instrument));
            var time = DateTimeOffset.FromUnixTimeMilliseconds(_timeNs / EngineTime.NsPerMs).UtcDateTime;
            table.Title = new TableTitle($"synthetic market, {time:yyyy-MM-dd HH:mm:ss} UTC");
        }

        var seconds = Math.Max(run.Elapsed.TotalSeconds, 1e-3);
        table.Caption = new TableTitle($"{run.Ticks:N0} ticks, {run.Ticks / seconds:N0}/s, {run.Pipeline.Plan.Topology.ToString().ToLowerInvariant()}; imb: buy/sell volume, CVD: buy-sell, "
            + "z: deviations from mean, exh: exhaustion");
        return table;
    }

    private IEnumerable<string> Titles()
    {
        yield return "price";
        yield return Duration.Format(_options.TimeframesNs[0]);
        foreach (var i in _windows) yield return $"imb {Duration.Format(_options.ImbalanceWindowsNs[i])}";
        yield return $"CVD {Duration.Format(_options.CvdWindowNs)}";
        yield return $"z {Duration.Format(_options.StatisticsWindowNs)}";
        if (_isWide)
        {
            yield return $"trades {Duration.Format(_options.ExhaustionShortNs)}";
            yield return $"large {Duration.Format(_options.LargeTradeWindowNs)}";
        }

        yield return "";
    }

    private Markup[] Row(Instrument instrument)
    {
        ref var flow = ref _latest[instrument.Id];
        if (flow.TimeNs == 0) return [new(instrument.Name), .. Titles().Select(_ => new Markup("[grey]-[/]"))];
        var cells = new List<Markup>
        {
            new($"[bold]{instrument.Name}[/]"),
            new(FixedPoint.ToText(flow.Price, instrument.PriceScale)),
            Candle(_candles[instrument.Id]),
        };
        foreach (var i in _windows) cells.Add(Imbalance(flow.Imbalances[i]));
        cells.Add(Signed(flow.Cvd, CompactFormat(flow.Cvd)));
        cells.Add(flow.Deviation > 0 ? Signed(Deviations(in flow, instrument), "+0.0;-0.0;0.0") : new Markup("[grey]-[/]"));
        if (_isWide)
        {
            cells.Add(new($"{flow.ShortTrades:N0}"));
            cells.Add(new($"{flow.LargeTrades:N0}"));
        }

        cells.Add(new(flow.Tainted ? "[red]TAINTED[/]" : flow.Exhausted ? "[yellow]exh[/]" : ""));
        return [.. cells];
    }

    private static double Deviations(in OrderFlow flow, Instrument instrument) =>
        ((double)flow.Price / FixedPoint.PowerOfTen(instrument.PriceScale) - flow.Mean) / flow.Deviation;

    // Thousands and millions as such: 120,604,381 is +120.6M.
    private static string CompactFormat(double value) => Math.Abs(value) switch
    {
        >= 1e6 => "+0,,.0M;-0,,.0M",
        >= 1e4 => "+0,.0K;-0,.0K",
        >= 100 => "+#,0;-#,0",
        _ => "+0.##;-0.##;0",
    };

    private static Markup Candle(ClosedCandle closed)
    {
        ref readonly var candle = ref closed.Candle;
        if (candle.Open == 0) return new("[grey]-[/]");
        return Signed(100.0 * (candle.Close - candle.Open) / candle.Open, "+0.00'%';-0.00'%';0.00'%'");
    }

    private static Markup Imbalance(double value)
    {
        var color = value > 2 ? "green" : value < 0.5 ? "red" : "grey";
        return new($"[{color}]{(value >= 100 ? value.ToString("N0") : value.ToString("0.00"))}[/]");
    }

    private static Markup Signed(double value, string format)
    {
        var color = value > 0 ? "green" : value < 0 ? "red" : "grey";
        return new($"[{color}]{Markup.Escape(value.ToString(format))}[/]");
    }
}
