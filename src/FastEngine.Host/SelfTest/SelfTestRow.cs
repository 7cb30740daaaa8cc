namespace FastEngine.Host.SelfTest;

/// <summary>One line of the self-test.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Note">How, or what else was seen.</param>
internal sealed record SelfTestRow(string Name, double Value, string Unit, string Note);
