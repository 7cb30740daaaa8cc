namespace FastEngine.Storage.Cloud;

/// <summary>What became of an offer to upload a file.</summary>
public enum UploadOffer
{
    /// <summary>Its content is copied and it will arrive, after a restart too.</summary>
    Taken,

    /// <summary>The same content waits under this name already.</summary>
    AlreadyTaken,

    /// <summary>Other content waits under this name: a name is written once.</summary>
    NameTaken,

    /// <summary>A bound is reached: files or bytes that wait.</summary>
    Full,

    /// <summary>The file cannot be read, is still being written, or cannot be copied.</summary>
    Failed,

    /// <summary>Uploads are off, or those of the kind.</summary>
    Off,
}
