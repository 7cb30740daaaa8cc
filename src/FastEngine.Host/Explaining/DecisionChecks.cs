using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;
using FastEngine.Signals;
using FastEngine.Signals.Decisions;

namespace FastEngine.Host.Explaining;

/// <summary>Lays a decision record out as the conditions that it was held against, level by level.</summary>
/// <param name="config">Of the run; null when it is not known, then only the record's own threshold is shown.</param>
internal sealed class DecisionChecks(ResolvedConfig? config)
{
    private readonly string[] _windows = config is null ? ["short", "middle", "long"] : [.. config.Get(Knobs.Cascade.Windows).Select(Duration.Format)];

    private readonly SignalOptions? _signals = config is null ? null : EngineSettings.Signals(config);
    private readonly DecisionOptions? _options = config is null ? null : DecisionSettings.Of(config);

    /// <summary>Level 1 was not asked.</summary>
    public bool IsForced => config?.Get(Knobs.Regime.Force) == RegimeForce.Both;

    public DecisionMode? Mode => _options?.Mode;

    /// <summary>Filters that count, with their weights.</summary>
    public IReadOnlyList<WeightedName> Filters => config is null ? [] : [.. config.Get(Knobs.Confluence.Filters).Where(filter => filter.Weight != 0)];

    /// <summary>Every condition that the record measured, in the order of the levels.</summary>
    public IReadOnlyList<Check> Of(StoredDecision decision)
    {
        var checks = new List<Check>();
        if (decision.Level == 0)
        {
            checks.Add(new Check(0, decision.Stop == "warming" ? "candles to warm up" : "windows complete",
                decision.Measured, ">=", decision.Threshold, false) { IsStop = true });
            return checks;
        }

        Regime(decision, checks);
        if (decision.Level >= 2) checks.Add(Zone(decision));
        if (decision.Json.Number("imbalance_short") is not null) Cascade(decision, checks);
        if (decision.Json.Number("bounce") is not null) Bounce(decision, checks);
        if (decision.Stop == "primary") checks.Add(new Check(5, PrimaryName(decision), null, "", null, false) { IsStop = true });
        if (decision.Json.Number("confluence") is { } score && decision.Json.Number("required_confluence") is { } required)
            checks.Add(new Check(5, "score", score, ">=", required, !Threshold.IsBelow(score, required),
                Mode == DecisionMode.Levels ? "only recorded: decision.mode levels" : "") { IsStop = decision.Stop == "confluence" });
        return checks;
    }

    /// <summary>What else would have stopped a near miss, had it passed what did.</summary>
    public IReadOnlyList<string> AlsoFailing(StoredDecision decision) =>
        [.. Of(decision).Where(check => check is { Passes: false, IsStop: false, Level: >= 2 } && IsAsked(check)).Select(check => check.What)];

    private bool IsAsked(Check check) => check.Level < StoredDecision.PassedAll || Mode != DecisionMode.Levels;

    private void Regime(StoredDecision decision, List<Check> checks)
    {
        var stops = decision.Stop == "regime";
        if (IsForced || Mode == DecisionMode.Confluence)
        {
            checks.Add(new Check(1, "regime", null, "", null, true, IsForced ? "not asked: regime.force both" : "not asked: decision.mode confluence"));
            return;
        }

        if (decision.Json.Number("adx") is null)
        {
            checks.Add(new Check(1, "regime", null, "", null, stops ? false : null, "not measured yet") { IsStop = stops });
            return;
        }

        var regime = _signals;
        Above("ADX", "adx", regime?.Regime.AdxMin);
        Above("persistence", "persistence", regime?.Regime.PersistenceMin);
        var reversion = decision.Json.Number("mean_reversion");
        checks.Add(new Check(1, "mean reversion", reversion, "<", regime?.Regime.MeanReversionMax,
            regime is null || reversion is null ? null : Threshold.IsBelow(reversion.Value, regime.Regime.MeanReversionMax)));
        Above("ATR / close", "atr_fraction", regime?.Regime.MinAtrOfCloseAt(regime.TimeframesNs[^1]));
        var direction = decision.IsLong ? "up" : "down";
        var held = (decision.Json.Text("conditions") ?? "").Split(' ');
        checks.Add(new Check(1, decision.IsLong ? "higher highs and lows" : "lower highs and lows", null, "", null, held.Contains($"structure_{direction}")));
        if (regime is { Regime.RequiresVolume: true }) checks.Add(new Check(1, "volume not falling", null, "", null, held.Contains("volume")));
        if (regime is { Regime.RequiresEmaAlignment: true }) checks.Add(new Check(1, "EMAs in order", null, "", null, held.Contains($"alignment_{direction}")));
        checks.Add(new Check(1, $"trending {direction}", null, "", null, !stops) { IsStop = stops });

        void Above(string what, string key, double? threshold)
        {
            var measured = decision.Json.Number(key);
            checks.Add(new Check(1, what, measured, ">", threshold, measured is null || threshold is null ? null : Threshold.IsAbove(measured.Value, threshold.Value)));
        }
    }

    private static Check Zone(StoredDecision decision)
    {
        var isAway = decision.Stop == "no_zone";
        var what = decision.Json.Text("zone") is { } zone ? $"at {Kind(zone, decision.IsLong)}" : "at a zone, gap or value-area edge";
        return new Check(2, what, null, "", null, !isAway, decision.Json.Text("zone_edge") is { } edge ? $"far edge {edge}" : isAway ? "at none" : "") { IsStop = isAway };
    }

    private static string Kind(string zone, bool isLong) => zone switch
    {
        "zone" => isLong ? "a demand zone" : "a supply zone",
        "gap" => isLong ? "a bullish gap" : "a bearish gap",
        "value_area_edge" => isLong ? "the value area's low" : "the value area's high",
        _ => zone,
    };

    private void Cascade(StoredDecision decision, List<Check> checks)
    {
        var json = decision.Json;
        var (shorter, middle, longer) = (json.Number("imbalance_short"), json.Number("imbalance_middle"), json.Number("imbalance_long"));
        var isLong = decision.IsLong;
        var relation = isLong ? ">" : "<";
        double? least = _options?.CascadeMinTrades;
        double? trades = json.Number("cascade_trades");
        checks.Add(new Check(3, $"trades in {_windows[0]}", trades, ">=", least, trades >= least) { IsStop = decision.Stop == "cascade_trades" });
        if (decision.Stop == "cascade_age")
            checks.Add(new Check(3, "seconds since the first trade", decision.Measured / EngineTime.NsPerSecond, ">=", decision.Threshold / EngineTime.NsPerSecond, false) { IsStop = true });
        double? ratio = _options is null ? null : new Cascade(_options.CascadeMinRatio).RatioFor(isLong ? Direction.Long : Direction.Short);
        checks.Add(new Check(3, $"imbalance {_windows[0]}", shorter, relation, ratio, isLong ? shorter > ratio : shorter < ratio) { IsStop = decision.Stop == "cascade_ratio" });
        var first = isLong ? shorter > middle : shorter < middle;
        var isOrder = decision.Stop == "cascade_order";
        checks.Add(new Check(3, $"imbalance {_windows[0]} against {_windows[1]}", shorter, relation, middle, first) { IsStop = isOrder && !first });
        var second = isLong ? middle > longer : middle < longer;
        checks.Add(new Check(3, $"imbalance {_windows[1]} against {_windows[2]}", middle, relation, longer, second) { IsStop = isOrder && first });
    }

    private void Bounce(StoredDecision decision, List<Check> checks)
    {
        var json = decision.Json;
        if (decision.Stop == "range") checks.Add(new Check(4, "range of the joined candle, ticks", decision.Measured, ">=", decision.Threshold, false) { IsStop = true });
        var options = _options?.Bounce;
        double? bounce = json.Number("bounce");
        var parts = $"wick {NumberText.Of(json.Number("wick"))}, close position {NumberText.Of(json.Number("close_position"))}, speed {NumberText.Of(json.Number("speed"))}"
            + (options is null ? "" : $"; weights {NumberText.Of(options.WickWeight)}, {NumberText.Of(options.CloseWeight)}, {NumberText.Of(options.SpeedWeight)}");
        checks.Add(new Check(4, "bounce", bounce, ">", options?.Min, Passes(bounce, options?.Min), parts) { IsStop = decision.Stop == "bounce" });
        double? volume = json.Number("volume_ratio");
        checks.Add(new Check(4, "volume over twice the mean", volume, ">", options?.MinVolumeRatio, Passes(volume, options?.MinVolumeRatio)) { IsStop = decision.Stop == "volume" });
    }

    private string PrimaryName(StoredDecision decision)
    {
        IReadOnlyList<string> names = config is null ? [] : config.Get(Knobs.Confluence.Primaries);
        var index = (int)(decision.Measured ?? -1);
        return index >= 0 && index < names.Count ? $"primary analyser {names[index]}" : "a primary analyser";
    }

    private static bool? Passes(double? measured, double? least) => measured is null || least is null ? null : Threshold.IsAbove(measured.Value, least.Value);
}
