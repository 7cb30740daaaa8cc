namespace FastEngine.Feeds.Intake;

/// <summary>What the intake did with the trades of one instrument.</summary>
public struct IntakeCounters
{
    /// <summary>Trades accepted and published.</summary>
    public long Accepted;

    /// <summary>Best bids and asks published; only where they were asked for.</summary>
    public long Quotes;

    /// <summary>Dropped: an id among the last ones seen.</summary>
    public long Duplicates;

    /// <summary>Dropped: of another kind of stream than the instrument's first trade.</summary>
    public long OtherStream;

    /// <summary>Jumps of the id by more than one.</summary>
    public long Gaps;

    /// <summary>Ids that the gaps left out.</summary>
    public long MissingIds;

    /// <summary>Trades that were held for a confirmation of their time or price.</summary>
    public long Held;

    /// <summary>Held trades that the next one did not confirm: malformed.</summary>
    public long Unconfirmed;
}
