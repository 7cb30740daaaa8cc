namespace FastEngine.Host.Scenarios.Checks;

/// <summary>What became of one expectation, prohibition or fact.</summary>
/// <param name="Kind">expect, forbid or end.</param>
/// <param name="Text">What was asked for.</param>
/// <param name="IsGood">Whether it is so.</param>
/// <param name="Detail">When it came, or why not, with the line of the file.</param>
internal sealed record CheckResult(string Kind, string Text, bool IsGood, string Detail);
