namespace FastEngine.Storage.Outbox;

/// <summary>The newest unconfirmed state of one key; its payload stays in the log.</summary>
internal sealed class OutboxSlot
{
    public required string Destination { get; init; }

    public required string Key { get; init; }

    public long Sequence { get; set; }

    public long JournalPosition { get; set; }

    /// <summary>When the key has been waiting since, ns since the epoch: a newer state does not make it younger.</summary>
    public long WaitingSinceNs { get; set; }

    public OutboxOperation Operation { get; set; }

    public long PayloadOffset { get; set; }

    public int PayloadLength { get; set; }

    public uint PayloadCrc { get; set; }

    /// <summary>Bytes that a compaction carries over for it.</summary>
    public long CarriedBytes { get; set; }

    /// <summary>Sequence of the state being sent, perhaps an older one; 0 when none is.</summary>
    public long InFlight { get; set; }

    /// <summary>Why the destination refused this state; null when it did not.</summary>
    public string? Refusal { get; set; }
}
