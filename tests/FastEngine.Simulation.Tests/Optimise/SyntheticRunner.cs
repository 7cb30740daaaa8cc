using FastEngine.Core;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Tests.Optimise;

/// <summary>Trials without an engine: normal returns whose mean is a function of the parameters, each period drawn by its time and, unless shared, by the parameters.</summary>
internal sealed class SyntheticRunner(Func<ParameterPoint, double> meanOf) : ITrialRunner
{
    public const long PeriodNs = EngineTime.NsPerHour;
    public const double Deviation = 0.01;

    private int _runs;

    public int Seed { get; init; } = 1;

    public int TradesPerPeriod { get; init; } = 1;

    public long HoldNs { get; init; }

    /// <summary>Part of each return that all trials have in common.</summary>
    public double Shared { get; init; }

    public Func<ParameterPoint, string?> ProblemOf { get; init; } = _ => null;

    public int Runs => _runs;

    public TrialOutcome Run(TrialRequest request, CancellationToken stop)
    {
        Interlocked.Increment(ref _runs);
        if (ProblemOf(request.Point) is { } problem) return TrialOutcome.OfProblem(problem);
        var mean = meanOf(request.Point);
        ulong stream = 1;
        foreach (var index in request.Point.Indexes) stream = SeededDraw.Bits((ulong)Seed, stream, (ulong)index);
        var returns = new double[request.Window.LengthNs / PeriodNs];
        for (var i = 0; i < returns.Length; i++)
        {
            var period = (ulong)(request.Window.FromNs / PeriodNs + i);
            var noise = (Shared == 0 ? 0 : Shared * SeededDraw.Gaussian((ulong)Seed, 0, period)) + Math.Sqrt(1 - Shared * Shared) * SeededDraw.Gaussian((ulong)Seed, stream, period);
            returns[i] = mean + Deviation * noise;
        }

        return new TrialOutcome { Returns = returns, Trades = returns.Length * TradesPerPeriod, LongestHoldNs = HoldNs, OutputHash = $"{request.Point} {request.Window}" };
    }

    public static TimeWindow Tape(int periods) => new(0, periods * PeriodNs);
}
