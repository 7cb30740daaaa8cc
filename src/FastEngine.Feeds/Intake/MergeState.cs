namespace FastEngine.Feeds.Intake;

/// <summary>What a look at the merged input found.</summary>
public enum MergeState
{
    /// <summary>A trade.</summary>
    Trade,

    /// <summary>An input has not delivered yet; ask again.</summary>
    Waiting,

    /// <summary>Every input has ended.</summary>
    Completed,
}
