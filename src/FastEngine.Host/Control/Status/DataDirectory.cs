using System.Diagnostics;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Control.Status;

/// <summary>Looks into a data directory without opening a database.</summary>
public static class DataDirectory
{
    /// <summary>Folder of the journal below it.</summary>
    public const string Journal = "journal";

    public static StoppedStatus Read(string directory)
    {
        var segments = new JournalDirectory(Path.Combine(directory, Journal)).List();
        return new StoppedStatus
        {
            Directory = directory,
            Holder = Holder(Path.Combine(directory, DataDirectoryLock.HolderFile)),
            Symbols = [.. StoreLayout.Symbols(directory).Select(key => Stored(key, StoreLayout.PathOf(directory, key)))],
            JournalSegments = segments.Count,
            JournalBytes = segments.Sum(segment => segment.Bytes),
            JournalFirstRecord = segments.Count > 0 ? segments[0].FirstNumber : 0,
            JournalLastSegmentNs = segments.Count > 0 ? segments[^1].CreatedNs : 0,
        };
    }

    // Looks, and takes no lock: an engine that starts just now must not be refused for it.
    private static string? Holder(string path)
    {
        try
        {
            var parts = File.ReadAllText(path).Trim().Split(' ', 2);
            using var process = Process.GetProcessById(int.Parse(parts[0], CultureInfo.InvariantCulture));
            return $"pid {parts[0]} ({parts[^1]})";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or OverflowException or ArgumentException)
        {
            // Nobody, or somebody who was killed.
            return null;
        }
    }

    private static StoredSymbol Stored(SymbolKey key, string path)
    {
        var (file, log) = (new FileInfo(path), new FileInfo(path + StoreLayout.LogSuffix));
        var changed = log.Exists && log.LastWriteTimeUtc > file.LastWriteTimeUtc ? log.LastWriteTimeUtc : file.LastWriteTimeUtc;
        return new StoredSymbol(key.ToString(), file.Length + (log.Exists ? log.Length : 0), (changed - DateTime.UnixEpoch).Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond));
    }
}
