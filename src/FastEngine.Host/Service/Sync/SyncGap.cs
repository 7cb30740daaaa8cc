namespace FastEngine.Host.Service.Sync;

/// <summary>Remembers that records expired before the sync saw them: it was off meanwhile. Their trades are in the databases alone, and stay there.</summary>
internal sealed class SyncGap(string directory)
{
    private string Mark => Path.Combine(directory, "records-missed.txt");

    /// <summary>Whether the sync ever missed records, and nobody has said since that this is settled.</summary>
    public bool Exists => File.Exists(Mark);

    /// <summary>What to tell.</summary>
    public string Text => $"{File.ReadAllText(Mark).TrimEnd()} Closed trades stay in the local databases from now on; delete {Mark} when those trades are kept elsewhere.";

    public void Note(long first, long last)
    {
        Directory.CreateDirectory(directory);
        File.AppendAllText(Mark, $"The journal's records {first} to {last} expired while the sync was off.\n");
    }
}
