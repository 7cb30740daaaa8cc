namespace FastEngine.Host.Scenarios.Checks;

/// <summary>An event that must come behind those expected before it.</summary>
/// <param name="Pattern">Which.</param>
/// <param name="At">When, from the scenario's zero.</param>
/// <param name="WithinNs">How soon after the one before; null for whenever.</param>
/// <param name="Times">How often in a row of matches; others may come between.</param>
/// <param name="Label">What prohibitions call it.</param>
/// <param name="AnyOrder">Several that come in whatever order; the pattern is then the first of them.</param>
internal sealed record Expectation(EventPattern Pattern, TimeRange At, long? WithinNs, int Times, string? Label, IReadOnlyList<Expectation>? AnyOrder)
{
    public override string ToString() => AnyOrder is null
        ? (Times == 1 ? $"{Pattern}" : $"{Times} x {Pattern}")
        : $"in any order: {string.Join("; ", AnyOrder.Select(expectation => expectation.ToString()))}";
}
