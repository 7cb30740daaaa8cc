using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Signals.Exits;

/// <summary>Whether a position leaves because of what the dump detector measured, and by which signal; the first of <see cref="DumpSignal"/> that holds.</summary>
internal sealed class DumpRule(DumpOptions options, long barNs)
{
    private readonly double _flowReciprocal = 1 / options.FlowRatio;

    /// <summary>Whether the imbalance is beyond the ratio for this direction.</summary>
    public bool IsFlowWith(Direction direction, in SymbolView view) =>
        view.FlowTrades >= options.FlowMinTrades && IsBeyond(direction, view.FlowImbalance);

    public DumpSignal Find(in GuardedPosition position, in SymbolView view, out double measured, out double threshold)
    {
        (measured, threshold) = (0, 0);
        if (!options.IsEnabled) return DumpSignal.None;
        var isLong = position.Direction == Direction.Long;
        var bars = BarsSince(position.EntryNs, view.BarTimeNs);
        ref readonly var dump = ref view.Dump;
        var opposite = isLong ? dump.SellOverBuy : dump.BuyOverSell;
        if (bars >= options.ReversalBars && IsAbove(opposite, options.ReversalRatio, out measured, out threshold)) return DumpSignal.VolumeReversal;
        if (bars >= 1 && (isLong ? -dump.ChangePpm : dump.ChangePpm) > options.SpikeChangePpm
            && IsAbove(dump.VolumeRatio, options.SpikeMultiple, out measured, out threshold)) return DumpSignal.VolumeSpike;
        if (position.HadFlow && IsFlowWith(1 - position.Direction, in view))
        {
            (measured, threshold) = (view.FlowImbalance, isLong ? _flowReciprocal : options.FlowRatio);
            return DumpSignal.FlowFlip;
        }

        var steps = isLong ? dump.StepsDown : dump.StepsUp;
        if (bars > options.MomentumSteps && steps >= options.MomentumSteps)
        {
            (measured, threshold) = (steps, options.MomentumSteps);
            return DumpSignal.MomentumBreak;
        }

        if (bars >= 1 && (isLong ? dump.BelowLowPpm : dump.AboveHighPpm) > 0
            && IsAbove(dump.VolumeRatio, options.LevelMultiple, out measured, out threshold)) return DumpSignal.LevelBreak;
        var wick = isLong ? dump.UpperWickPpm : dump.LowerWickPpm;
        return bars >= 1 && IsAbove(wick, options.WickPpm, out measured, out threshold) ? DumpSignal.ZoneRejection : DumpSignal.None;
    }

    // Bars that closed after the entry; the one that it fell into is the first of them.
    private long BarsSince(long entryNs, long barTimeNs) => barTimeNs <= entryNs ? 0 : (barTimeNs - entryNs - 1) / barNs + 1;

    private bool IsBeyond(Direction direction, double imbalance) => direction == Direction.Long ? imbalance > options.FlowRatio : imbalance < _flowReciprocal;

    private static bool IsAbove(double value, double limit, out double measured, out double threshold)
    {
        (measured, threshold) = (value, limit);
        return value > limit;
    }
}
