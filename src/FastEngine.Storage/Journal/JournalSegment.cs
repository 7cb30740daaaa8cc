namespace FastEngine.Storage.Journal;

/// <summary>One segment of a journal, as its header and its name tell.</summary>
/// <param name="FirstNumber">Of its snapshot, its first record.</param>
/// <param name="CreatedNs">Wall time of its beginning, ns since the epoch; 0 when the header cannot be read.</param>
/// <param name="Schema">Null when the header cannot be read.</param>
public sealed record JournalSegment(string Path, long FirstNumber, long Bytes, long CreatedNs, JournalSchema? Schema);
