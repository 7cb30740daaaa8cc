namespace FastEngine.Simulation.Optimise.Splits;

/// <summary>The windows of a walk forward by the tape's time.</summary>
public static class WalkForward
{
    /// <param name="tape">Without the warm-up at its beginning.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The tape is too short for it, or the lengths contradict each other; the message says by how much.</exception>
    public static IReadOnlyList<Fold> Plan(TimeWindow tape, WalkForwardOptions options)
    {
        var unit = options.UnitNs;
        var gap = RoundUp(options.EmbargoNs, unit);
        if (options is { OutOfSampleNs: { } given, StepNs: { } stepGiven } && stepGiven < given)
            throw new ArgumentException($"a step of {Text(stepGiven)} is shorter than the out-of-sample window of {Text(given)}: the same time would count twice");
        var outOfSample = options.OutOfSampleNs ?? OutOfSample(tape, options, gap);
        var inSample = options.InSampleNs ?? InSample(tape, options, gap, outOfSample);
        var step = options.StepNs ?? outOfSample;
        if (outOfSample < unit || inSample < unit || step < unit)
            throw new ArgumentException($"a tape of {Text(tape.LengthNs)} is too short for {options.Folds ?? WalkForwardOptions.DefaultFolds} steps with {Text(gap)} between the windows; "
                + "use a longer tape, fewer folds, or a shorter embargo or warm-up");
        if (step < outOfSample) throw new ArgumentException($"a step of {Text(step)} is shorter than the out-of-sample window of {Text(outOfSample)}: the same time would count twice");
        var folds = new List<Fold>();
        for (var from = tape.FromNs; folds.Count < (options.Folds ?? int.MaxValue); from += step)
        {
            var end = from + inSample;
            var begin = end + gap;
            if (begin + outOfSample > tape.ToNs) break;
            folds.Add(new Fold(folds.Count + 1, new TimeWindow(options.IsAnchored ? tape.FromNs : from, end), new TimeWindow(begin, begin + outOfSample)));
        }

        if (folds.Count == 0 || folds.Count < options.Folds)
            throw new ArgumentException($"a tape of {Text(tape.LengthNs)} has room for {folds.Count} steps of {Text(inSample)} in-sample, {Text(gap)} between and {Text(outOfSample)} out of sample, "
                + $"not for {options.Folds ?? 1}");
        return folds;
    }

    private static long OutOfSample(TimeWindow tape, WalkForwardOptions options, long gap)
    {
        var folds = options.Folds ?? WalkForwardOptions.DefaultFolds;
        var room = tape.LengthNs - gap - (options.InSampleNs ?? 0);
        if (options.StepNs is { } step) return Math.Min(step, RoundDown(room - (folds - 1) * step, options.UnitNs));
        return RoundDown(room / (options.InSampleNs is null ? folds + WalkForwardOptions.DefaultRatio : folds), options.UnitNs);
    }

    private static long InSample(TimeWindow tape, WalkForwardOptions options, long gap, long outOfSample)
    {
        var folds = options.Folds ?? WalkForwardOptions.DefaultFolds;
        var room = RoundDown(tape.LengthNs - gap - outOfSample - (folds - 1) * (options.StepNs ?? outOfSample), options.UnitNs);
        return options.Folds is null && options.OutOfSampleNs is not null ? Math.Min(room, WalkForwardOptions.DefaultRatio * outOfSample) : room;
    }

    private static long RoundDown(long value, long unit) => value < 0 ? 0 : value / unit * unit;

    private static long RoundUp(long value, long unit) => (value + unit - 1) / unit * unit;

    private static string Text(long ns) => Reports.Display.Duration(ns);
}
