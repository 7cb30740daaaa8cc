namespace FastEngine.Storage.Journal;

/// <summary>Keeps a second writer, in this process or another, out of a directory.</summary>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;

    public JournalLock(string directory)
    {
        var path = Path.Combine(directory, JournalNames.Lock);
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"the journal's directory '{directory}' cannot be made: {exception.Message}", exception);
        }

        try
        {
            // The runtime takes flock(2) for this share mode, which ends with the process, however it ends.
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new JournalException(
                $"the journal in '{directory}' cannot be written: {exception.Message} Make the directory writable for this user.", exception);
        }
        catch (IOException exception)
        {
            throw new JournalException(
                $"the journal in '{directory}' cannot be locked: {exception.Message} "
                + "Another engine may be writing it, or its file system is full or read-only.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
