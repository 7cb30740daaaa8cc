namespace FastEngine.Storage.Outbox;

/// <summary>Records of the outbox's log.</summary>
internal enum RecordKind : byte
{
    /// <summary>All entries of one journal position.</summary>
    Group = 1,

    /// <summary>Sequences that the destination has acknowledged.</summary>
    Confirmed = 2,

    /// <summary>The journal was read to here and had nothing for this outbox.</summary>
    Position = 3,

    /// <summary>A pending state, carried over by a compaction.</summary>
    Carried = 4,

    /// <summary>Ends what a compaction carried over: without it the file does not count.</summary>
    CarriedAll = 5,
}
