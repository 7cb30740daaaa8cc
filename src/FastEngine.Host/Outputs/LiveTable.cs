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
    private readonly Lock _lock = new();
    private readonly InstrumentTable _instruments;
    private readonly SignalOptions _options;
    private readonly OrderFlow[] _latest;
    private readonly ClosedCandle[] _candles;
    private long _timeNs;

    public LiveTable(SignalOptions options, InstrumentTable instruments)
    {
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
        var table = new Table().RoundedBorder().Expand();
        table.AddColumn("symbol");
        foreach (var title in Titles()) table.AddColumn(new TableColumn(title).RightAligned());
        lock (_lock)
        {
            foreach (var instrument in _instruments.All) table.AddRow(Row(instrument));
            var time = DateTimeOffset.FromUnixTimeMilliseconds(_timeNs / EngineTime.NsPerMs).UtcDateTime;
            table.Title = new TableTitle($"synthetic market, {time:yyyy-MM-dd HH:mm:ss} UTC");
        }

        var seconds = Math.Max(run.Elapsed.TotalSeconds, 1e-3);
        table.Caption = new TableTitle($"{run.Ticks:N0} ticks, {run.Ticks / seconds:N0}/s, topology {run.Pipeline.Plan.Topology.ToString().ToLowerInvariant()}; "
            + "imbalance is buy volume / sell volume by aggressor");
        return table;
    }

    private IEnumerable<string> Titles() =>
    [
        "price", $"{Duration.Format(_options.TimeframesNs[0])} candle", .. _options.ImbalanceWindowsNs.Select(w => $"imb {Duration.Format(w)}"),
        $"CVD {Duration.Format(_options.CvdWindowNs)}", $"z {Duration.Format(_options.StatisticsWindowNs)}",
        $"trades {Duration.Format(_options.ExhaustionShortNs)}", $"large {Duration.Format(_options.LargeTradeWindowNs)}", "",
    ];

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
        for (var i = 0; i < _options.ImbalanceWindowsNs.Count; i++) cells.Add(Imbalance(flow.Imbalances[i]));
        cells.Add(Signed(flow.Cvd, Math.Abs(flow.Cvd) >= 1000 ? "+#,0;-#,0;0" : "+0.##;-0.##;0"));
        cells.Add(flow.Deviation > 0
            ? Signed(((double)flow.Price / FixedPoint.PowerOfTen(instrument.PriceScale) - flow.Mean) / flow.Deviation, "+0.0;-0.0;0.0")
            : new Markup("[grey]-[/]"));
        cells.Add(new($"{flow.ShortTrades:N0}"));
        cells.Add(new($"{flow.LargeTrades:N0}"));
        cells.Add(new((flow.Exhausted ? "[yellow]exhausted[/] " : "") + (flow.Tainted ? "[red]TAINTED[/]" : "")));
        return [.. cells];
    }

    private static Markup Candle(ClosedCandle closed)
    {
        ref readonly var candle = ref closed.Candle;
        if (candle.Open == 0) return new("[grey]-[/]");
        return Signed(100.0 * (candle.Close - candle.Open) / candle.Open, "+0.00 '%';-0.00 '%';0.00 '%'");
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
