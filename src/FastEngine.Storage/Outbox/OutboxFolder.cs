using System.Globalization;

namespace FastEngine.Storage.Outbox;

/// <summary>The files of an outbox: one log, the lock of the process that has it open, a copy of what was damaged.</summary>
internal sealed class OutboxFolder : IDisposable
{
    private const string Prefix = "outbox-";
    private const string Suffix = ".log";
    private readonly string _path;
    private readonly FileStream _lock;

    public OutboxFolder(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(path);
            _lock = new FileStream(Path.Combine(path, "outbox.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException($"The outbox {path} cannot be opened: {e.Message} Is another engine running on this data directory, or is it read-only?", e);
        }

        foreach (var left in Directory.EnumerateFiles(path, "*.tmp")) File.Delete(left);
    }

    public string DamagedPath => Path.Combine(_path, "outbox.damaged");

    public string LogPath(long generation) => Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation:D10}{Suffix}"));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<(long Generation, string Path)> Logs() =>
    [
        .. Directory.EnumerateFiles(_path, Prefix + "*" + Suffix)
            .Select(path => (Generation: long.TryParse(Path.GetFileName(path)[Prefix.Length..^Suffix.Length], out var generation) ? generation : -1, path))
            .Where(log => log.Generation >= 0).OrderByDescending(log => log.Generation),
    ];

    public void Dispose() => _lock.Dispose();
}
