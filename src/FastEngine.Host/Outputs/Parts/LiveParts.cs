using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Outputs.Parts;

/// <summary>What every part of scores, factors and signals was over a run: one that never changes is a constant, whatever its name says.</summary>
internal sealed class LiveParts : ILedgerHandler
{
    // Pools of decentralised exchanges are not connected.
    private static readonly DumpSignal[] Signals = [.. Enum.GetValues<DumpSignal>().Where(signal => signal is not (DumpSignal.None or DumpSignal.LiquidityDrop or DumpSignal.ExitSlippage))];

    private readonly PartSeries[] _dtms = [.. DtmsFields.PartNames.Select(name => new PartSeries($"dtms.{name}"))];
    private readonly PartSeries _score = new("dtms.score");
    private readonly PartSeries[] _health = Series("health.", "score", "pnl", "quality", "concentration", "hold_time", "volatility");
    private readonly PartSeries[] _sizing = Series("sizing.", "regime_factor", "correlation_factor", "quality_factor");
    private readonly PartSeries[] _dump = Series("dump.", "sell_over_buy", "buy_over_sell", "volume_ratio", "change_ppm", "steps_down", "steps_up", "below_low_ppm", "above_high_ppm", "upper_wick_ppm", "lower_wick_ppm");
    private readonly PartSeries[] _signals = [.. Signals.Select(signal => new PartSeries($"dump.signal.{Names.Of(signal)}"))];

    public IEnumerable<PartSeries> All => [.. _dtms, _score, .. _health, .. _sizing, .. _dump, .. _signals];

    public void OnLedger(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.Dtms when e.Dtms.Kind == DtmsEventKind.DeepCheck:
                for (var i = 0; i < _dtms.Length; i++) _dtms[i].Add(e.Dtms.Parts[i]);
                _score.Add(e.Dtms.Score);
                break;
            case LedgerEventKind.Health:
                Add(_health, e.Health.Score, e.Health.Pnl, e.Health.Quality, e.Health.Concentration, e.Health.HoldTime, e.Health.Volatility);
                break;
            case LedgerEventKind.Sizing:
                Add(_sizing, e.Sizing.RegimePpm / 1e6, e.Sizing.CorrelationPpm / 1e6, e.Sizing.QualityPpm / 1e6);
                break;
            case LedgerEventKind.ExitRequested:
                // Of each exit whether the signal was its cause.
                for (var i = 0; i < Signals.Length; i++) _signals[i].Add(e.Exit.Dump == Signals[i] ? 1 : 0);
                break;
        }
    }

    public void OnInbound(in TradeEvent e)
    {
        if (e.Kind != TradeEventKind.SymbolView) return;
        var dump = e.SymbolView.Dump;
        Add(_dump, dump.SellOverBuy, dump.BuyOverSell, dump.VolumeRatio, dump.ChangePpm, dump.StepsDown, dump.StepsUp, dump.BelowLowPpm, dump.AboveHighPpm, dump.UpperWickPpm, dump.LowerWickPpm);
    }

    public JsonObject ToJson() => new(All.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)new JsonObject
    {
        ["values"] = part.Count, ["min"] = part.Count == 0 ? null : part.Least, ["median"] = part.Count == 0 ? null : part.Median,
        ["max"] = part.Count == 0 ? null : part.Most, ["non_zero"] = Math.Round(part.NonZeroShare, 6), ["constant"] = part.IsConstant,
    })));

    public void Print(TextWriter output)
    {
        var width = All.Max(part => part.Name.Length);
        output.WriteLine($"{"part".PadRight(width)}  {"values",12}  {"min",14}  {"median",14}  {"max",14}  non-zero");
        foreach (var part in All)
        {
            output.WriteLine(part.Count == 0
                ? $"{part.Name.PadRight(width)}  {0,12}  never seen"
                : FormattableString.Invariant($"{part.Name.PadRight(width)}  {part.Count,12:N0}  {part.Least,14:0.####}  {part.Median,14:0.####}  {part.Most,14:0.####}  {part.NonZeroShare,7:P1}{(part.IsConstant ? "  CONSTANT" : "")}"));
        }
    }

    private static void Add(PartSeries[] series, params ReadOnlySpan<double> values)
    {
        for (var i = 0; i < series.Length; i++) series[i].Add(values[i]);
    }

    private static PartSeries[] Series(string prefix, params string[] names) => [.. names.Select(name => new PartSeries(prefix + name))];
}
