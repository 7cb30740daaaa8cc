namespace FastEngine.Host.Scenarios.Checks;

/// <summary>All that a scenario expects.</summary>
internal sealed record Expected(IReadOnlyList<Expectation> Events, IReadOnlyList<Prohibition> Forbidden, IReadOnlyList<EndFact> End)
{
    public IEnumerable<CheckResult> Check(Scenario scenario, IReadOnlyList<ScenarioEvent> events, EndState end)
    {
        var matcher = new Matcher(events, scenario.ZeroNs);
        foreach (var expectation in Events) yield return matcher.Next(expectation);
        foreach (var prohibition in Forbidden) yield return matcher.Check(prohibition);
        foreach (var fact in End) yield return EndFacts.Check(fact, scenario, events, end);
    }
}
