namespace FastEngine.Host.Configuration;

/// <summary>A list, in the order written.</summary>
public sealed record WrittenList(Origin Origin, IReadOnlyList<Written> Items) : Written(Origin);
