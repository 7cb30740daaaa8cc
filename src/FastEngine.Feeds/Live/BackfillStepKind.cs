namespace FastEngine.Feeds.Live;

/// <summary>What a step of filling a gap is.</summary>
public enum BackfillStepKind : byte
{
    None = 0,

    /// <summary>One of the missing trades.</summary>
    Trade,

    /// <summary>The gap is filled: ids that were not given do not exist at the venue.</summary>
    Filled,

    /// <summary>It cannot be filled; its symbol stays tainted until the longest window has passed.</summary>
    Failed,
}
