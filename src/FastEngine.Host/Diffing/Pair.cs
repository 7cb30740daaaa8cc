namespace FastEngine.Host.Diffing;

/// <summary>One thing as it was in either run.</summary>
public readonly record struct Pair<T>(T A, T B);
