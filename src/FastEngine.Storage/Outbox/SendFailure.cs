namespace FastEngine.Storage.Outbox;

/// <summary>What a failed send means for what comes next.</summary>
public enum SendFailure
{
    /// <summary>Try again later: unreachable, too slow, contention.</summary>
    Transient,

    /// <summary>Try again with less at once.</summary>
    TooMuch,

    /// <summary>The destination answered with an error that may be its own or an entry's: fewer at once, and an entry that fails alone many times is refused.</summary>
    Unclear,

    /// <summary>Nothing will arrive until a person changes something there: credentials, permissions, no such database. Tried again slowly.</summary>
    Destination,

    /// <summary>An entry will never be taken as it is.</summary>
    Entry,
}
