namespace FastEngine.Storage.Outbox;

/// <summary>An entry on its way to the destination.</summary>
public sealed record OutboxItem
{
    /// <summary>The outbox's running number; a newer state of the key has a higher one.</summary>
    public required long Sequence { get; init; }

    /// <summary>Number of the journal record that it follows from, 0 when from none.</summary>
    public required long JournalPosition { get; init; }

    public required string Destination { get; init; }

    public required string Key { get; init; }

    public required OutboxOperation Operation { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }
}
