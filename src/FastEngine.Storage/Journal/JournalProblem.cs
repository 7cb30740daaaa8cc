namespace FastEngine.Storage.Journal;

/// <summary>What is wrong with a journal, and where.</summary>
/// <param name="File">Path of the segment.</param>
/// <param name="Offset">Where the good part of the file ends, in bytes.</param>
/// <param name="Number">The record that should be there.</param>
public sealed record JournalProblem(string File, long Offset, long Number, JournalProblemReason Reason, string Detail)
{
    public override string ToString() => $"{File}, byte {Offset}, record {Number}: {Detail}";
}
