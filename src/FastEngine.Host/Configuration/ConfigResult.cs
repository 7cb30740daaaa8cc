namespace FastEngine.Host.Configuration;

/// <summary>What loading gave: a configuration, or all that is wrong.</summary>
/// <param name="Config">Null when there is any violation.</param>
/// <param name="Violations">In order of precedence of the sources, then of lines.</param>
public sealed record ConfigResult(ResolvedConfig? Config, IReadOnlyList<Violation> Violations);
