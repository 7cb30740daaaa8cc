using FastEngine.Core.Execution;
using FastEngine.Host.Scenarios.Checks;
using FastEngine.Host.Scenarios.Coverage;

namespace FastEngine.Host.Scenarios;

/// <summary>A scenario that has run: what happened, and what was expected of it.</summary>
internal sealed record ScenarioOutcome
{
    public required Scenario Scenario { get; init; }

    public required IReadOnlyList<ScenarioEvent> Events { get; init; }

    public required IReadOnlySet<Behaviour> Behaviours { get; init; }

    public required string OutputHash { get; init; }

    public required EndState End { get; init; }

    /// <summary>One a check, in the order of the file.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    public bool IsGood => Checks.All(check => check.IsGood);
}
