namespace FastEngine.Storage.Journal;

/// <summary>What a look at every record of a journal found.</summary>
/// <param name="Records">Good records, snapshots included.</param>
/// <param name="Bytes">Of good records and headers.</param>
/// <param name="Problems">In the order of the files; each segment is read up to its first bad record.</param>
public sealed record JournalCheck(int Segments, long Records, long Bytes, IReadOnlyList<JournalProblem> Problems);
