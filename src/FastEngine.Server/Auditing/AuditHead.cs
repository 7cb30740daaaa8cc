namespace FastEngine.Server.Auditing;

/// <summary>How far the audit log went when it was last written: without it, lines cut from the end would not be missed.</summary>
internal sealed record AuditHead(long Entries, string Hash);
