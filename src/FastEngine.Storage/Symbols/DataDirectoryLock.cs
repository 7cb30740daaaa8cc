using System.Globalization;

namespace FastEngine.Storage.Symbols;

/// <summary>One process writes a data directory, or several read it. The system's file lock: a killed process leaves none behind.</summary>
public sealed class DataDirectoryLock : IDisposable
{
    public const string LockFile = "engine.lock";

    /// <summary>Beside it, because a locked file cannot be read everywhere: who holds it. Outdated when nobody does.</summary>
    public const string HolderFile = "engine.pid";

    private readonly FileStream? _lock;
    private readonly string? _holderPath;

    private DataDirectoryLock(FileStream? held, string? holderPath)
    {
        _lock = held;
        _holderPath = holderPath;
    }

    /// <summary>Takes the directory for writing, and makes it when it is not there.</summary>
    /// <param name="purpose">Named in the error that a second process gets, e.g. <c>fastengine run</c>.</param>
    /// <exception cref="DataDirectoryLockedException">Another process has it.</exception>
    public static DataDirectoryLock Acquire(string directory, string purpose)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, LockFile);
        var holderPath = Path.Combine(directory, HolderFile);
        FileStream held;
        try
        {
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsSharingViolation(error))
        {
            throw Locked(directory, path, holderPath);
        }

        try
        {
            File.WriteAllText(holderPath, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {purpose}\n"));
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new DataDirectoryLock(held, holderPath);
    }

    /// <summary>Takes the directory for reading, beside other readers.</summary>
    /// <exception cref="DataDirectoryLockedException">A process writes it.</exception>
    public static DataDirectoryLock AcquireShared(string directory)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"there is no data directory {directory}");
        var path = Path.Combine(directory, LockFile);
        // Nobody ever wrote it under a lock, or the medium cannot be written: nothing to hold.
        if (!File.Exists(path)) return new DataDirectoryLock(null, null);
        try
        {
            return new DataDirectoryLock(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), null);
        }
        catch (IOException error) when (IsSharingViolation(error))
        {
            throw Locked(directory, path, Path.Combine(directory, HolderFile));
        }
    }

    public void Dispose()
    {
        if (_lock is null) return;
        // Before the lock goes: afterwards it could be the next holder's.
        if (_holderPath is not null) File.Delete(_holderPath);
        _lock.Dispose();
    }

    private static DataDirectoryLockedException Locked(string directory, string path, string holderPath)
    {
        if (CanBeRead(path))
        {
            return new DataDirectoryLockedException(directory, null,
                $"data directory {directory} is being read by another process (fastengine query): try again when it has ended");
        }

        var (pid, purpose) = Holder(holderPath);
        var holder = pid is null ? "another process" : $"pid {pid} ({purpose})";
        return new DataDirectoryLockedException(directory, pid,
            $"data directory {directory} is locked by {holder}; reading goes through the running engine: fastengine query");
    }

    private static bool CanBeRead(string path)
    {
        try
        {
            using var shared = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static (int? Pid, string Purpose) Holder(string path)
    {
        try
        {
            var parts = File.ReadAllText(path).Trim().Split(' ', 2);
            return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? (pid, parts[1]) : (null, "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, "");
        }
    }

    // EWOULDBLOCK of Linux and macOS, and Windows' sharing violation.
    private static bool IsSharingViolation(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
