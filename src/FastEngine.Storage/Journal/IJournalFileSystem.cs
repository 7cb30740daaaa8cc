namespace FastEngine.Storage.Journal;

/// <summary>What a journal needs of a file system; a port, so that tests can make it fail.</summary>
public interface IJournalFileSystem
{
    /// <summary>Makes an empty file, or empties the one that is there.</summary>
    IJournalFile Create(string path);

    /// <summary>Opens a file that others may be writing.</summary>
    IJournalFile OpenRead(string path);

    IJournalFile OpenWrite(string path);

    /// <summary>Renames a file; an existing target is an error.</summary>
    void Move(string from, string to);

    void Delete(string path);

    /// <summary>Returns when the names in the directory are on the medium.</summary>
    void SyncDirectory(string directory);
}
