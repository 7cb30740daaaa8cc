namespace FastEngine.Server.Http;

/// <summary>What became of a command or a change.</summary>
/// <param name="Message">For a person.</param>
/// <param name="AuditEntry">Its entry in the audit log; missing when that could not be written.</param>
public sealed record CommandAnswer(string Message, long? AuditEntry);
