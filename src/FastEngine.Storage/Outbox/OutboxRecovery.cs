namespace FastEngine.Storage.Outbox;

/// <summary>What opening an outbox found.</summary>
/// <param name="Records">Whole records read.</param>
/// <param name="Pending">States not yet confirmed.</param>
/// <param name="DroppedBytes">Bytes after the last whole record.</param>
/// <param name="Damage">Null after a clean end or a write cut short by a kill; else what is wrong and where its copy is.</param>
public sealed record OutboxRecovery(long Records, int Pending, long DroppedBytes, string? Damage);
