namespace FastEngine.Storage.DuckDb;

/// <summary>Whether a database may be written.</summary>
public enum DuckDbAccessMode
{
    /// <summary>Made when missing.</summary>
    ReadWrite,

    /// <summary>Several processes may read one file at once, while none writes it.</summary>
    ReadOnly,
}
