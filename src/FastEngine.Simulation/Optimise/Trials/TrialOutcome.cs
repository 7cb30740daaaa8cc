namespace FastEngine.Simulation.Optimise.Trials;

/// <summary>What a trial came to: all that a search and its statistics need of a run.</summary>
public sealed record TrialOutcome
{
    /// <summary>Simple returns of equity a period of the window, in order; the last may be of a part of a period that the tape does not fill.</summary>
    public required double[] Returns { get; init; }

    /// <summary>Positions of which something was closed; parts of one count as one.</summary>
    public required int Trades { get; init; }

    /// <summary>The longest time that one of them was held.</summary>
    public long LongestHoldNs { get; init; }

    public string ConfigHash { get; init; } = "";

    public string OutputHash { get; init; } = "";

    /// <summary>Why it could not be run, e.g. parameters that contradict each other; then it has no returns and counts as no trial.</summary>
    public string? Problem { get; init; }

    public static TrialOutcome OfProblem(string problem) => new() { Returns = [], Trades = 0, Problem = problem };
}
