using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>What a file of scripted signals gave.</summary>
/// <param name="Signals">In file order.</param>
/// <param name="Violations">All that is wrong; the file is not used when there is any.</param>
public sealed record SignalScriptResult(IReadOnlyList<ScriptedSignal> Signals, IReadOnlyList<Violation> Violations);
