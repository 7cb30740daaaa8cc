using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Strategies;

/// <summary>Order-flow scalping: regime, surveillance zone, cascade, bounce, each level only where the one before passed; or the confluence of
/// filters, by mode.</summary>
public sealed class FourLevelStrategy(DecisionOptions options) : Strategy
{
    public const string Key = "four_level";
    private const int PassedAll = 5;

    private readonly Cascade _cascade = new(options.CascadeMinRatio);
    private readonly int[] _windows = new int[3];
    private int _orderFlowWindow;
    private long _longestWindowNs;
    private double _shortImbalance;
    private bool _isShortRead;
    private bool _readsLargeTrades;
    private FourLevelState[] _states = [];

    public override string Name => Key;

    public DecisionOptions Options => options;

    public override long SizeInBytes => (long)_states.Length * Unsafe.SizeOf<FourLevelState>();

    protected override void OnAttached()
    {
        for (var i = 0; i < _windows.Length; i++) _windows[i] = Market.Layout.IndexOf(options.CascadeWindowsNs[i]);
        _longestWindowNs = options.CascadeWindowsNs[^1];
        _readsLargeTrades = options.Confluence.Weighs(LargeTradesFilter.Key);
        _orderFlowWindow = Market.Layout.IndexOf(options.OrderFlowWindowNs);
        _states = new FourLevelState[Math.Max(1, Market.Instruments.Length)];
    }

    public override Funnel Funnel(int slot, in SymbolState symbol)
    {
        // A copy: a view may ask from another thread while trades are counted.
        var state = _states[slot];
        CountSkipped(ref state, symbol.Evaluations);
        return state.Funnel;
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        ref var state = ref _states[slot];
        CountSkipped(ref state, symbol.Evaluations - 1);
        state.Counted = symbol.Evaluations;
        state.Funnel.Evaluations++;
        state.WarmStep = 0;
        state.Level1Step = 0;
        var warmUp = Market.WarmUp(slot);
        if (!warmUp.IsWarm || (symbol.Status & SymbolStatus.Tainted) != 0)
        {
            StopBeforeLevel1(slot, ref symbol, in tick, in warmUp);
            return false;
        }

        state.WarmStep = 1;
        state.Funnel.Warm++;
        _isShortRead = false;
        var wantsNext = EvaluateDirection(slot, ref symbol, in tick, Direction.Long);
        wantsNext |= EvaluateDirection(slot, ref symbol, in tick, Direction.Short);
        state.Funnel.Level1 += state.Level1Step;
        return wantsNext;
    }

    // While nothing wanted a trade, each one stopped where the last one did.
    private static void CountSkipped(ref FourLevelState state, long evaluations)
    {
        var skipped = evaluations - state.Counted;
        if (skipped <= 0) return;
        state.Counted = evaluations;
        state.Funnel.Evaluations += skipped;
        state.Funnel.Warm += skipped * state.WarmStep;
        state.Funnel.Level1 += skipped * state.Level1Step;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StopBeforeLevel1(int slot, ref SymbolState symbol, in Tick tick, in WarmUp warmUp)
    {
        var isTainted = (symbol.Status & SymbolStatus.Tainted) != 0 && warmUp.IsWarm;
        var missesFastest = warmUp.Fastest < warmUp.FastestNeeded;
        for (var direction = Direction.Long; direction <= Direction.Short; direction++)
        {
            var evaluation = new Evaluation(level: 0, isTainted ? StopReason.Tainted : StopReason.Warming)
            {
                Measured = isTainted ? double.NaN : missesFastest ? warmUp.Fastest : warmUp.Longest,
                Threshold = isTainted ? double.NaN : missesFastest ? warmUp.FastestNeeded : warmUp.LongestNeeded,
            };
            Conclude(slot, ref symbol, in tick, direction, ref evaluation);
        }
    }

    // Whether the direction can change with the next trade: it is past level 1 and at a zone, or needs neither.
    private bool EvaluateDirection(int slot, ref SymbolState symbol, in Tick tick, Direction direction)
    {
        ref var state = ref _states[slot];
        if (options.Mode == DecisionMode.Confluence)
        {
            state.Level1Step++;
            EvaluateConfluence(slot, ref symbol, in tick, direction);
            return true;
        }

        if (!Market.Allows(slot, direction))
        {
            var ranging = new Evaluation(level: 1, StopReason.Regime) { Measured = double.NaN, Threshold = double.NaN };
            Conclude(slot, ref symbol, in tick, direction, ref ranging);
            return false;
        }

        state.Level1Step++;
        if (!Market.Zones.Watch(slot, direction).IsAtZone)
        {
            var away = new Evaluation(level: 2, StopReason.NoZone) { Measured = double.NaN, Threshold = double.NaN };
            Conclude(slot, ref symbol, in tick, direction, ref away);
            return false;
        }

        state.Funnel.Level2++;
        var evaluation = default(Evaluation);
        if (PassesLevel3(slot, ref symbol, direction, ref evaluation))
        {
            state.Funnel.Level3++;
            if (PassesLevel4(slot, ref symbol, in tick, direction, ref evaluation))
            {
                state.Funnel.Level4++;
                evaluation.Level = PassedAll;
                evaluation.Stop = StopReason.None;
                if (options.Mode == DecisionMode.LevelsAndConfluence)
                {
                    var input = default(ConfluenceInput);
                    ConfluenceReader.ReadPrimaries(Market, slot, ref symbol, _orderFlowWindow, direction, ref input);
                    CheckScore(slot, ref symbol, ref input, ref evaluation);
                }
            }
        }

        Conclude(slot, ref symbol, in tick, direction, ref evaluation);
        return true;
    }

    private bool PassesLevel3(int slot, ref SymbolState symbol, Direction direction, ref Evaluation evaluation)
    {
        evaluation.Level = 3;
        if (!_isShortRead) ReadShort(ref symbol);
        ref var first = ref symbol.Windows[_windows[0]];
        evaluation.Trades = first.Trades;
        if (first.Trades < options.CascadeMinTrades)
            return evaluation.StopAt(StopReason.CascadeTrades, first.Trades, options.CascadeMinTrades);
        var age = symbol.NowNs - Market.FirstTradeNs(slot);
        if (age < _longestWindowNs) return evaluation.StopAt(StopReason.CascadeAge, age, _longestWindowNs);
        var cap = Market.Options.ImbalanceCap;
        evaluation.Short = _shortImbalance;
        if (!_cascade.IsOneSided(direction, evaluation.Short))
            return evaluation.StopAt(StopReason.CascadeRatio, evaluation.Short, _cascade.RatioFor(direction));
        evaluation.Middle = symbol.Windows[_windows[1]].Imbalance(cap);
        if (!Cascade.Accelerates(direction, evaluation.Short, evaluation.Middle))
            return evaluation.StopAt(StopReason.CascadeOrder, evaluation.Short, evaluation.Middle);
        evaluation.Long = symbol.Windows[_windows[2]].Imbalance(cap);
        return Cascade.Accelerates(direction, evaluation.Middle, evaluation.Long)
            || evaluation.StopAt(StopReason.CascadeOrder, evaluation.Middle, evaluation.Long);
    }

    // Both directions look at it.
    private void ReadShort(ref SymbolState symbol)
    {
        Market.Exact.Advance(ref symbol);
        _shortImbalance = symbol.Windows[_windows[0]].Imbalance(Market.Options.ImbalanceCap);
        _isShortRead = true;
    }

    private bool PassesLevel4(int slot, ref SymbolState symbol, in Tick tick, Direction direction, ref Evaluation evaluation)
    {
        evaluation.Level = 4;
        var bounceOptions = options.Bounce;
        var instrumentTick = Market.Instruments[slot].Tick;
        var joined = Decisions.Bounce.Join(in Market.Candles.Closed(slot, 0, 0), in Market.Candles.Open(slot, 0), tick.Price);
        var range = joined.High - joined.Low;
        if (range < bounceOptions.MinRangeTicks * instrumentTick)
            return evaluation.StopAt(StopReason.Range, (double)range / instrumentTick, bounceOptions.MinRangeTicks);
        if (!Bounces(slot, ref symbol, in joined, direction)) return evaluation.StopAt(StopReason.Bounce, double.NaN, bounceOptions.Min);
        evaluation.VolumeRatio = VolumeRatio(slot, in joined);
        return Threshold.IsAbove(evaluation.VolumeRatio, bounceOptions.MinVolumeRatio)
            || evaluation.StopAt(StopReason.Volume, evaluation.VolumeRatio, bounceOptions.MinVolumeRatio);
    }

    // The speed needs a pass over the last seconds' trades, and seldom decides: without it the bounce is mostly too weak, or strong enough.
    private bool Bounces(int slot, ref SymbolState symbol, in Candles.Candle joined, Direction direction)
    {
        var tick = Market.Instruments[slot].Tick;
        var min = options.Bounce.Min;
        if (!Threshold.IsAbove(Decisions.Bounce.Measure(in joined, direction, tick, speed: 1, options.Bounce).Value, min)) return false;
        return Threshold.IsAbove(Decisions.Bounce.Measure(in joined, direction, tick, speed: 0, options.Bounce).Value, min)
            || Threshold.IsAbove(Measure(slot, ref symbol, in joined, direction).Value, min);
    }

    private Bounce Measure(int slot, ref SymbolState symbol, in Candles.Candle joined, Direction direction)
    {
        Market.Exact.TryExtremes(ref symbol, options.Bounce.SpeedWindowNs, out var low, out var high);
        return Decisions.Bounce.Measure(in joined, direction, Market.Instruments[slot].Tick, direction == Direction.Long ? low : high,
            Market.FastestAtr(slot), options.Bounce);
    }

    // Joined volume over twice the mean of the candles before the joined pair; 0 when they had no volume.
    private double VolumeRatio(int slot, in Candles.Candle joined)
    {
        var count = options.Bounce.VolumeCandles;
        Int128 sum = 0;
        for (var age = 1; age <= count; age++) sum += Market.Candles.Closed(slot, 0, age).Volume;
        return sum == 0 ? 0 : ExactQuotient.Divide((UInt128)(joined.Volume * count), (UInt128)(2 * sum));
    }

    private void EvaluateConfluence(int slot, ref SymbolState symbol, in Tick tick, Direction direction)
    {
        Market.Exact.Advance(ref symbol);
        var input = default(ConfluenceInput);
        var evaluation = default(Evaluation);
        evaluation.Level = PassedAll;
        ConfluenceReader.ReadPrimaries(Market, slot, ref symbol, _orderFlowWindow, direction, ref input);
        var failing = options.Confluence.FirstFailing(in input);
        if (failing >= 0) evaluation.StopAt(StopReason.Primary, failing, options.Confluence.Primaries.Length);
        else CheckScore(slot, ref symbol, ref input, ref evaluation);
        Conclude(slot, ref symbol, in tick, direction, ref evaluation);
    }

    private void CheckScore(int slot, ref SymbolState symbol, ref ConfluenceInput input, ref Evaluation evaluation)
    {
        ConfluenceReader.ReadFilters(Market, slot, ref symbol, _readsLargeTrades, ref input);
        Span<double> points = stackalloc double[ConfluenceScore.MaxFilters];
        var score = options.Confluence.Score(in input, points);
        var required = options.Required.At(Market.AtrFraction(slot));
        if (Threshold.IsBelow(score, required)) evaluation.StopAt(StopReason.Confluence, score, required);
    }

    // Signals on a pass after a failure, once a candle; writes a record when anything about the evaluation changed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Conclude(int slot, ref SymbolState symbol, in Tick tick, Direction direction, ref Evaluation evaluation)
    {
        ref var before = ref _states[slot].Of[(int)direction];
        ref readonly var watch = ref Market.Zones.Watch(slot, direction);

        // Before level 2 no zone was looked at.
        var zoneKind = evaluation.Level >= 2 ? watch.Kind : MatchKind.None;
        var zoneId = evaluation.Level >= 2 ? watch.Id : 0;
        var outcome = DecisionOutcome.Rejected;
        var isPassing = evaluation.Stop == StopReason.None;
        if (isPassing)
        {
            var candleNs = Market.OpenCandleEndNs(slot);
            var isSignal = !before.IsPassing && before.SignalledCandleNs != candleNs;
            outcome = isSignal ? DecisionOutcome.Signalled : DecisionOutcome.Passed;
            if (isSignal) before.SignalledCandleNs = candleNs;
        }

        before.IsPassing = isPassing;
        if (outcome != DecisionOutcome.Signalled && before.HasEvaluated && before.Level == evaluation.Level && before.Stop == evaluation.Stop
            && before.Outcome == outcome && before.ZoneId == zoneId && before.ZoneKind == zoneKind)
            return;
        before.HasEvaluated = true;
        before.Level = evaluation.Level;
        before.Stop = evaluation.Stop;
        before.Outcome = outcome;
        before.ZoneId = zoneId;
        before.ZoneKind = zoneKind;
        Write(slot, ref symbol, in tick, direction, outcome, in evaluation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write(int slot, ref SymbolState symbol, in Tick tick, Direction direction, DecisionOutcome outcome, in Evaluation evaluation)
    {
        ref var state = ref _states[slot];
        ref readonly var watch = ref Market.Zones.Watch(slot, direction);
        ref readonly var regime = ref Market.RegimeMeasures(slot);
        var record = new DecisionRecord
        {
            TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = ++state.Decisions, TradeId = tick.TradeId, Price = tick.Price, InstrumentId = tick.InstrumentId,
            StrategyId = Id, Direction = direction, Level = evaluation.Level, Stop = evaluation.Stop, Outcome = outcome,
            Measured = evaluation.Measured, Threshold = evaluation.Threshold, CascadeTrades = evaluation.Trades,
            Adx = regime.Adx, Persistence = regime.Persistence, MeanReversion = regime.MeanReversion, Conditions = regime.Passed, AtrFraction = Market.AtrFraction(slot),
        };
        if (evaluation.Level >= 2)
        {
            record.ZoneKind = watch.Kind;
            record.ZoneId = watch.Id;
            record.ZoneEdge = watch.IsAtZone ? Market.Zones.FarEdge(slot, direction, tick.Price) : 0;
            Score(slot, ref symbol, direction, ref record);
        }

        if (outcome == DecisionOutcome.Signalled)
        {
            state.Funnel.Signals++;
            record.EntryScore = direction == Direction.Long ? record.Bounce * record.ImbalanceShort : record.Bounce / record.ImbalanceShort;
            var signal = new Signal
            {
                TimeNs = record.TimeNs, Sequence = record.Sequence, Decision = record.Decision, Price = record.Price, ZoneEdge = record.ZoneEdge,
                EntryScore = record.EntryScore, Confluence = record.Confluence, PublishedStamp = tick.Stamp, InstrumentId = record.InstrumentId,
                StrategyId = Id, Direction = direction,
            };
            Output.OnSignal(in signal);
        }

        Output.OnDecision(in record);
    }

    // Also what the evaluation did not need in order to stop, but for the bounce of one that stopped before level 4: it takes a pass over trades.
    private void Score(int slot, ref SymbolState symbol, Direction direction, ref DecisionRecord record)
    {
        Market.Exact.Advance(ref symbol);
        var cap = Market.Options.ImbalanceCap;
        record.ImbalanceShort = symbol.Windows[_windows[0]].Imbalance(cap);
        record.ImbalanceMiddle = symbol.Windows[_windows[1]].Imbalance(cap);
        record.ImbalanceLong = symbol.Windows[_windows[2]].Imbalance(cap);
        record.CascadeTrades = symbol.Windows[_windows[0]].Trades;
        if (record.Level >= 4) MeasureBounce(slot, ref symbol, direction, ref record);
        else record.Bounce = record.Wick = record.ClosePosition = record.Speed = record.VolumeRatio = double.NaN;
        var input = default(ConfluenceInput);
        ConfluenceReader.ReadPrimaries(Market, slot, ref symbol, _orderFlowWindow, direction, ref input);
        ConfluenceReader.ReadFilters(Market, slot, ref symbol, _readsLargeTrades, ref input);
        record.Confluence = options.Confluence.Score(in input, record.Points);
        record.RequiredScore = options.Required.At(Market.AtrFraction(slot));
    }

    private void MeasureBounce(int slot, ref SymbolState symbol, Direction direction, ref DecisionRecord record)
    {
        var joined = Decisions.Bounce.Join(in Market.Candles.Closed(slot, 0, 0), in Market.Candles.Open(slot, 0), symbol.LastPrice);
        record.VolumeRatio = VolumeRatio(slot, in joined);
        if (joined.High == joined.Low) return;
        var bounce = Measure(slot, ref symbol, in joined, direction);
        record.Bounce = bounce.Value;
        if (record.Stop == StopReason.Bounce) record.Measured = bounce.Value;
        record.Wick = bounce.Wick;
        record.ClosePosition = bounce.ClosePosition;
        record.Speed = bounce.Speed;
    }
}
