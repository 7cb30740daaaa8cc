namespace FastEngine.Storage.Cloud;

/// <summary>What a request is addressed to: the same code of an answer means different things.</summary>
internal enum GcsCall
{
    /// <summary>The bucket: a session is to be started.</summary>
    Start,

    /// <summary>A session, by its own address and without a token.</summary>
    Session,

    /// <summary>An object.</summary>
    Object,
}
