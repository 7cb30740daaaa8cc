namespace FastEngine.Host.Scenarios.Checks;

/// <summary>An event that must not come.</summary>
/// <param name="After">Label of the expectation behind whose match it is forbidden; null for from the start.</param>
/// <param name="Before">Label of the expectation before whose match it is forbidden; null for to the end.</param>
/// <param name="At">When it is forbidden.</param>
internal sealed record Prohibition(EventPattern Pattern, string? After, string? Before, TimeRange At);
