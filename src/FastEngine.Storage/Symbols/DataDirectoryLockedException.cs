namespace FastEngine.Storage.Symbols;

/// <summary>The data directory belongs to another process now; the message says to whom and what to do.</summary>
public sealed class DataDirectoryLockedException(string directory, int? pid, string message) : IOException(message)
{
    public string Directory { get; } = directory;

    /// <summary>The process that writes it; null when it is not known, or when others only read.</summary>
    public int? Pid { get; } = pid;
}
