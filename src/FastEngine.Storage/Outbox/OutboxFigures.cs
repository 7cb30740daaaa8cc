namespace FastEngine.Storage.Outbox;

/// <summary>How much waits in an outbox.</summary>
/// <param name="Pending">States to be sent, those being sent included.</param>
/// <param name="Refused">States that the destination will not take.</param>
/// <param name="OldestPending">How long the key that waits longest has been waiting.</param>
public readonly record struct OutboxFigures(int Pending, int InFlight, int Refused, TimeSpan OldestPending, long DiskBytes);
