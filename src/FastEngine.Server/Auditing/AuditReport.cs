namespace FastEngine.Server.Auditing;

/// <summary>What the verification of an audit log found.</summary>
/// <param name="Entries">Entries that hang together from the first on.</param>
/// <param name="Hash">Of the last of them.</param>
/// <param name="Problem">The first thing that is wrong; null when all is well.</param>
public sealed record AuditReport(long Entries, string Hash, string? Problem);
