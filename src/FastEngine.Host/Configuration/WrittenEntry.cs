namespace FastEngine.Host.Configuration;

/// <summary>One key of a map with its value; the origin is that of the key.</summary>
public sealed record WrittenEntry(Origin Origin, string Key, Written Value);
