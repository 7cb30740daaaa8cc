namespace FastEngine.Core.Journal;

/// <summary>Reads a journal in the order of its records.</summary>
public interface IJournalSource
{
    /// <summary>The next whole, undamaged record. The payload is valid until the next call.</summary>
    /// <returns>False at the end, or at the first bad record.</returns>
    bool TryRead(out JournalRecord record);
}
