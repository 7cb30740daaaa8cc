using FastEngine.Core;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>The levels as the page defines them, every one measured anew for every on-time trade: nothing is skipped, cached or watched.</summary>
internal sealed class NaiveFourLevel(DecisionOptions options) : Strategy
{
    private readonly List<string>[] _records = [[], [], [], []];
    private readonly Funnel[] _funnels = new Funnel[4];
    private readonly (string Text, bool IsPassing, long SignalledCandleNs)[] _before = new (string, bool, long)[8];

    public override string Name => "naive";

    /// <summary>Written when level, stop reason, zone or outcome differ from the evaluation before, and for every signal.</summary>
    public IReadOnlyList<string> Records(int slot) => _records[slot];

    public override Funnel Funnel(int slot, in SymbolState symbol) => _funnels[slot];

    protected override void OnAttached() => Array.Fill(_before, ("", false, 0));

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        _funnels[slot].Evaluations++;
        Market.Exact.Advance(ref symbol);
        if (Market.WarmUp(slot).IsWarm && (symbol.Status & SymbolStatus.Tainted) == 0) _funnels[slot].Warm++;
        Evaluate(slot, ref symbol, in tick, Direction.Long);
        Evaluate(slot, ref symbol, in tick, Direction.Short);
        return true;
    }

    private void Evaluate(int slot, ref SymbolState symbol, in Tick tick, Direction direction)
    {
        var zone = Zone(slot, direction, tick.Price);
        var (level, stop) = Stop(slot, ref symbol, in tick, direction, zone.Kind);
        if (level < 2) zone = default;
        var isPassing = stop == StopReason.None;
        ref var before = ref _before[2 * slot + (int)direction];
        var candleNs = symbol.NowNs / Market.Options.TimeframesNs[0];
        var isSignal = isPassing && !before.IsPassing && before.SignalledCandleNs != candleNs;
        var outcome = isSignal ? DecisionOutcome.Signalled : isPassing ? DecisionOutcome.Passed : DecisionOutcome.Rejected;
        var text = $"{level} {stop} {outcome} {zone.Kind} {zone.Id}";
        if (isSignal || text != before.Text)
            _records[slot].Add($"{tick.Sequence} {symbol.NowNs} {tick.Price} {direction}: {text} {zone.FarEdge}");
        if (isSignal) _funnels[slot].Signals++;
        before = (text, isPassing, isSignal ? candleNs : before.SignalledCandleNs);
    }

    /// <summary>A record of the strategy itself in the same words.</summary>
    public static string Text(in DecisionRecord record) =>
        $"{record.Sequence} {record.TimeNs} {record.Price} {record.Direction}: {record.Level} {record.Stop} {record.Outcome} {record.ZoneKind} {record.ZoneId} {record.ZoneEdge}";

    private (int Level, StopReason Stop) Stop(int slot, ref SymbolState symbol, in Tick tick, Direction direction, MatchKind zone)
    {
        if (!Market.WarmUp(slot).IsWarm) return (0, StopReason.Warming);
        if ((symbol.Status & SymbolStatus.Tainted) != 0) return (0, StopReason.Tainted);
        if (options.Mode == DecisionMode.Confluence)
        {
            _funnels[slot].Level1++;
            var input = Input(slot, ref symbol, direction, tick.Price);
            if (options.Confluence.FirstFailing(in input) >= 0) return (5, StopReason.Primary);
            return (5, IsScoreEnough(slot, in input) ? StopReason.None : StopReason.Confluence);
        }

        var trend = direction == Direction.Long ? Regime.TrendingUp : Regime.TrendingDown;
        if (!Market.Options.ForceRegime && Market.Regime(slot) != trend) return (1, StopReason.Regime);
        _funnels[slot].Level1++;
        if (zone == MatchKind.None) return (2, StopReason.NoZone);
        _funnels[slot].Level2++;
        var cascade = Cascade(slot, ref symbol, direction);
        if (cascade != StopReason.None) return (3, cascade);
        _funnels[slot].Level3++;
        var bounce = BounceAndVolume(slot, ref symbol, tick.Price, direction);
        if (bounce != StopReason.None) return (4, bounce);
        _funnels[slot].Level4++;
        if (options.Mode == DecisionMode.Levels) return (5, StopReason.None);
        var scored = Input(slot, ref symbol, direction, tick.Price);
        return (5, IsScoreEnough(slot, in scored) ? StopReason.None : StopReason.Confluence);
    }

    private StopReason Cascade(int slot, ref SymbolState symbol, Direction direction)
    {
        Span<double> imbalances = stackalloc double[3];
        for (var i = 0; i < 3; i++) imbalances[i] = symbol.Windows[Market.Layout.IndexOf(options.CascadeWindowsNs[i])].Imbalance(Market.Options.ImbalanceCap);
        if (symbol.Windows[Market.Layout.IndexOf(options.CascadeWindowsNs[0])].Trades < options.CascadeMinTrades) return StopReason.CascadeTrades;
        if (symbol.NowNs - Market.FirstTradeNs(slot) < options.CascadeWindowsNs[2]) return StopReason.CascadeAge;
        var isLong = direction == Direction.Long;
        if (isLong ? imbalances[0] <= options.CascadeMinRatio : imbalances[0] >= 1 / options.CascadeMinRatio) return StopReason.CascadeRatio;
        var isOrdered = isLong
            ? imbalances[0] > imbalances[1] && imbalances[1] > imbalances[2]
            : imbalances[0] < imbalances[1] && imbalances[1] < imbalances[2];
        return isOrdered ? StopReason.None : StopReason.CascadeOrder;
    }

    private StopReason BounceAndVolume(int slot, ref SymbolState symbol, long price, Direction direction)
    {
        ref readonly var last = ref Market.Candles.Closed(slot, 0, 0);
        ref readonly var open = ref Market.Candles.Open(slot, 0);
        var high = Math.Max(last.High, open.High);
        var low = Math.Min(last.Low, open.Low);
        double range = high - low;
        var tick = Market.Instruments[slot].Tick;
        if (range < options.Bounce.MinRangeTicks * tick) return StopReason.Range;
        Market.Exact.TryExtremes(ref symbol, options.Bounce.SpeedWindowNs, out var lowest, out var highest);
        var isLong = direction == Direction.Long;
        var body = Math.Max(Math.Abs(price - last.Open), tick);
        var wick = isLong ? Math.Min(price, last.Open) - low : high - Math.Max(price, last.Open);
        var position = (isLong ? price - low : high - price) / range;
        var atr = Market.FastestAtr(slot);
        var speed = atr > 0 ? Math.Clamp((isLong ? price - lowest : highest - price) / atr, 0, 1) : 0;
        var bounce = 0.4 * Math.Min(1, (double)wick / (2 * body)) + 0.4 * position + 0.2 * speed;
        if (!Threshold.IsAbove(bounce, options.Bounce.Min)) return StopReason.Bounce;
        var mean = 0.0;
        for (var age = 1; age <= 20; age++) mean += (double)Market.Candles.Closed(slot, 0, age).Volume / 20;
        var ratio = mean == 0 ? 0 : (double)(last.Volume + open.Volume) / (2 * mean);
        return Threshold.IsAbove(ratio, options.Bounce.MinVolumeRatio) ? StopReason.None : StopReason.Volume;
    }

    private bool IsScoreEnough(int slot, in ConfluenceInput input)
    {
        Span<double> points = stackalloc double[ConfluenceScore.MaxFilters];
        return !Threshold.IsBelow(options.Confluence.Score(in input, points), options.Required.At(Market.AtrFraction(slot)));
    }

    private ConfluenceInput Input(int slot, ref SymbolState symbol, Direction direction, long price)
    {
        var flow = symbol.Windows[Market.Layout.IndexOf(options.OrderFlowWindowNs)];
        var trades = symbol.Windows[Market.Layout.StatisticsIndex].Trades;
        var zones = Market.Zones.Zones(slot).ToArray();
        var tests = zones.Where(zone => zone.Direction == direction && IsIn(zone.Low, zone.High, price)).Select(zone => zone.Tests).DefaultIfEmpty(-1).Min();
        return new ConfluenceInput
        {
            IsLong = direction == Direction.Long, Price = price, Tick = Market.Instruments[slot].Tick, LastClosed = Market.Candles.Closed(slot, 0, 0),
            Imbalance = flow.Imbalance(Market.Options.ImbalanceCap), ImbalanceTrades = flow.Trades,
            Mean = PriceStatistics.Mean(symbol.BasePrice, symbol.Deviations.Value, trades, scale: 0),
            Deviation = PriceStatistics.Deviation(symbol.Deviations.Value, symbol.SquaredDeviations, trades, scale: 0),
            Autocorrelation = Market.Indicators.Fastest(slot).Autocorrelation, ZoneTests = tests,
            IsInGap = Gaps(slot, direction, price).Any(), HasTarget = Market.Zones.HasTarget(slot, direction, price),
            ValueArea = Market.Profile.Position(slot, direction, price),
        };
    }

    private IEnumerable<Gap> Gaps(int slot, Direction direction, long price) =>
        Market.Zones.Gaps(slot).ToArray().Where(gap => gap.Direction == direction && gap.IsArmed && IsIn(gap.Low, gap.High, price));

    // Of all that the price is at, the one whose far edge lies furthest; the older of equals, a zone before a gap before a line.
    private (MatchKind Kind, int Id, long FarEdge) Zone(int slot, Direction direction, long price)
    {
        var sign = direction == Direction.Long ? 1 : -1;
        var matches = new List<(MatchKind Kind, int Id, long FarEdge)>();
        foreach (ref readonly var zone in Market.Zones.Zones(slot))
        {
            if (zone.Direction == direction && IsIn(zone.Low, zone.High, price)) matches.Add((MatchKind.Zone, zone.Id, zone.FarEdge));
        }

        foreach (var gap in Gaps(slot, direction, price)) matches.Add((MatchKind.Gap, gap.Id, gap.FarEdge));
        ref readonly var area = ref Market.Profile.Area(slot);
        if (area.IsUsable)
        {
            var line = direction == Direction.Long ? area.Low : area.High;
            var share = (price * Market.Zones.Options.WidenPpm + 999_999) / 1_000_000;
            if (IsIn(line, line, price)) matches.Add((MatchKind.ValueAreaEdge, 0, line - sign * share));
        }

        return matches.Count == 0 ? default : matches.MinBy(match => sign * match.FarEdge);
    }

    private bool IsIn(long low, long high, long price) =>
        (low - price) * 1_000_000 <= price * Market.Zones.Options.WidenPpm && (price - high) * 1_000_000 <= price * Market.Zones.Options.WidenPpm;
}
