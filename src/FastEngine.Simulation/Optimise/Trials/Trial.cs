using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Simulation.Optimise.Trials;

/// <summary>One trial with its outcome: a row of <c>trials.csv</c>.</summary>
public sealed record Trial
{
    /// <summary>From 1, in an order that does not depend on how many were run at once.</summary>
    public required int Number { get; init; }

    /// <summary>From 1; 0 when the whole tape is one window.</summary>
    public required int Fold { get; init; }

    public required TrialRole Role { get; init; }

    /// <summary>Generation of the search, from 1; 0 for what is no part of it.</summary>
    public int Generation { get; init; }

    /// <summary>Share of the fold's window that it saw.</summary>
    public double Budget { get; init; } = 1;

    public required ParameterPoint Point { get; init; }

    public required TimeWindow Window { get; init; }

    public required TrialOutcome Outcome { get; init; }

    /// <summary>Null when it is not defined, or too little was traded to count.</summary>
    public required double? Objective { get; init; }

    public ReturnMoments Moments => ReturnMoments.Of(Outcome.Returns);

    public double Return => ObjectiveValue.Return(Outcome.Returns);

    public double Drawdown => ObjectiveValue.Drawdown(Outcome.Returns);
}
