namespace FastEngine.Storage.Cloud;

/// <summary>What an answer means for an upload.</summary>
internal enum GcsOutcome
{
    /// <summary>A session was started.</summary>
    Started,

    /// <summary>The object is there, or what was asked is done.</summary>
    Done,

    /// <summary>The server has the bytes before <see cref="GcsAnswer.NextByte"/>.</summary>
    More,

    /// <summary>There is no such session any more, or no such object.</summary>
    Gone,

    /// <summary>An object of the name is there already.</summary>
    Exists,

    /// <summary>Nobody knows what arrived: wait, ask, go on.</summary>
    Retry,
}
