namespace FastEngine.Storage.Tests.Cloud;

/// <summary>What goes wrong with one request.</summary>
internal enum StorageFault
{
    None,
    Unavailable,
    TooMany,

    /// <summary>Only some of the bytes are kept, and that is said.</summary>
    ShortWrite,

    /// <summary>The session is forgotten.</summary>
    SessionLost,

    /// <summary>The connection ends inside the request; what came is kept.</summary>
    CutRequest,

    /// <summary>All is done, and the connection ends inside the answer.</summary>
    CutAnswer,

    /// <summary>Some of the bytes are kept, and the answer is an error.</summary>
    ShortAndError,

    /// <summary>All is done, and the answer is an error.</summary>
    DoneAndError,

    /// <summary>What is kept is thrown away, and the session goes on from its start.</summary>
    Forgetful,

    /// <summary>A byte is stored wrongly and the checksums are not looked at.</summary>
    Corrupt,
}
