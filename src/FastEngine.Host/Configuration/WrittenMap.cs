namespace FastEngine.Host.Configuration;

/// <summary>Keys with their values, in the order written; a key that stood twice is there once, and is a violation.</summary>
public sealed record WrittenMap(Origin Origin, IReadOnlyList<WrittenEntry> Entries) : Written(Origin);
