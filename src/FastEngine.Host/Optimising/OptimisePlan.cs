using System.Collections.Immutable;
using FastEngine.Core;
using FastEngine.Host.Backtesting;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;

namespace FastEngine.Host.Optimising;

/// <summary>A search fitted to its tape: warm-up, windows, periods of returns, embargo.</summary>
/// <param name="Options">Complete.</param>
/// <param name="Tape">Without the warm-up at its beginning.</param>
/// <param name="WarmUpNs">Tape before each window, in which nothing is entered.</param>
internal sealed record OptimisePlan(OptimiseOptions Options, TimeWindow Tape, long WarmUpNs)
{
    // Enough for the moments of returns to mean something, where the tape has so many.
    private const int WantedPeriods = 200;

    private static readonly long[] Periods =
    [
        EngineTime.NsPerHour, 15 * EngineTime.NsPerMinute, 5 * EngineTime.NsPerMinute, EngineTime.NsPerMinute,
        30 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond, 10 * EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond, EngineTime.NsPerSecond,
    ];

    // What looks back: the longest of these is what a window of returns can still feel of the one before.
    private static readonly string[] LookingBack = ["windows", "cascade", "bounce", "profile", "confluence", "dump", "exit"];

    /// <exception cref="RunException">The tape is too short, or something asked for does not fit it.</exception>
    public static OptimisePlan Of(OptimiseRequest request, InputSet inputs)
    {
        var config = request.Run.Config;
        var warmUp = request.WarmUpNs ?? WarmUpOf(request);
        var (first, last) = inputs.Times;
        var (from, to) = (Math.Max(first, request.FromNs ?? first) + warmUp, Math.Min(last + 1, request.ToNs ?? long.MaxValue));
        if (from >= to)
            throw new RunException(ExitCode.Usage, $"the tape is {Text(Math.Max(0, to - from + warmUp))} long, and the warm-up alone takes {Text(warmUp)}; use a longer tape, or --warmup-span");
        var sample = config.Get(Knobs.Account.Sample);
        var period = request.PeriodNs ?? Periods.Where(length => length >= sample && length % sample == 0)
            .FirstOrDefault(length => (to - from) / 2 / length >= WantedPeriods, Periods.LastOrDefault(length => length >= sample && length % sample == 0, sample));
        if (period < sample) throw new RunException(ExitCode.Usage, $"--returns-period {Text(period)} is shorter than account.sample, {Text(sample)}: between samples nothing is known");
        if (24 * EngineTime.NsPerHour % period != 0) throw new RunException(ExitCode.Usage, $"--returns-period {Text(period)} does not divide a day");
        var begin = from % period == 0 ? from : EngineTime.NextMultiple(from, period);
        if (begin + 2 * period > to) throw new RunException(ExitCode.Usage, $"the tape after the warm-up is {Text(to - from)} long: too short for returns of {Text(period)}");
        return new OptimisePlan(OptionsOf(request, period, request.EmbargoNs ?? EmbargoOf(config)), new TimeWindow(begin, EngineTime.FloorMultiple(to, period)), warmUp);
    }

    /// <summary>Windows and trials of the search, for a person; most, where a search decides as it goes.</summary>
    public string Extent(SearchSpace space)
    {
        var trials = CostOf(space).Trials;
        var folds = Options.Validation == Validation.WalkForward ? WalkForward.Plan(Tape, Options.WalkForward).Count : 0;
        return folds == 0 ? FormattableString.Invariant($"1 window x {trials:N0} trials, and the neighbours of the chosen one")
            : FormattableString.Invariant($"{folds} windows x {trials:N0} trials, and one in each out of sample: {folds * (trials + 1):N0} trials, and the neighbours of the one chosen last");
    }

    /// <summary>Tape that the trials will go through, windows and warm-ups together; an estimate where a search decides as it goes.</summary>
    public long TapeNs(SearchSpace space)
    {
        var (trials, windows) = CostOf(space);
        var neighbours = Options.Search == SearchKind.Grid ? 0 : 2.0 * space.Dimensions.Count;
        if (Options.Validation != Validation.WalkForward) return (long)(Cost(Tape) + neighbours * (Tape.LengthNs + WarmUpNs));
        var folds = WalkForward.Plan(Tape, Options.WalkForward);
        return (long)(folds.Sum(fold => Cost(fold.InSample) + fold.OutOfSample.LengthNs + WarmUpNs) + neighbours * (folds[^1].InSample.LengthNs + WarmUpNs));

        double Cost(TimeWindow window) => windows * window.LengthNs + trials * WarmUpNs;
    }

    // Trials of a window, and how many times its length they take.
    private (double Trials, double Windows) CostOf(SearchSpace space)
    {
        var points = Options.Search == SearchKind.Grid ? space.GridPoints : Math.Min(Options.Trials, space.LatticePoints);
        return Options.Search == SearchKind.Halving ? SuccessiveHalving.CostOf((int)points) : (points, points);
    }

    private static OptimiseOptions OptionsOf(OptimiseRequest request, long period, long embargo) => new()
    {
        Search = request.Search, Trials = request.Trials ?? OptimiseOptions.DefaultTrials, Seed = request.Seed, Objective = request.Objective, LeastTrades = request.LeastTrades,
        Validation = request.Validation, Kfolds = request.Folds ?? OptimiseOptions.DefaultKfolds, TestFolds = request.TestFolds, Jobs = request.Jobs,
        WalkForward = new WalkForwardOptions
        {
            Folds = request.Folds, InSampleNs = RoundUp(request.InSampleNs, period), OutOfSampleNs = RoundUp(request.OutOfSampleNs, period), StepNs = RoundUp(request.StepNs, period),
            IsAnchored = request.IsAnchored, EmbargoNs = embargo, UnitNs = period,
        },
    };

    // A searched knob may need more tape than the configuration below: its ends say how much.
    private static long WarmUpOf(OptimiseRequest request)
    {
        var warmUp = WarmUpSpan.Of(request.Run.Config);
        foreach (var dimension in request.Space.Dimensions)
        {
            foreach (var index in (long[])[0, dimension.Count - 1])
            {
                if (request.Read([$"{dimension.Key}={dimension.TextAt(index)}"]).Config is { } config) warmUp = Math.Max(warmUp, WarmUpSpan.Of(config));
            }
        }

        return warmUp;
    }

    // The longest window, and how long an ordinary position is held before it is alerted.
    private static long EmbargoOf(ResolvedConfig config)
    {
        var longest = config.Get(Knobs.Portfolio.ScalpingHold);
        foreach (var knob in config.Catalogue.Sections.Where(section => LookingBack.Contains(section.Name)).SelectMany(section => section.Knobs).Where(knob => knob.Hashed))
        {
            longest = knob switch
            {
                DurationKnob duration => Math.Max(longest, config.Get(duration)),
                DurationsKnob durations => Math.Max(longest, config.Get<ImmutableArray<long>>(durations).DefaultIfEmpty(0).Max()),
                _ => longest,
            };
        }

        return longest;
    }

    private static long? RoundUp(long? ns, long period) => (ns + period - 1) / period * period;

    // To the second, where it is longer than some.
    private static string Text(long ns) => Duration.Format(ns > EngineTime.NsPerMinute ? EngineTime.FloorMultiple(ns, EngineTime.NsPerSecond) : ns);
}
