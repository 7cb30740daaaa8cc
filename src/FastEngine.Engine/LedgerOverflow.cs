namespace FastEngine.Engine;

/// <summary>Where the ledger goes on when its reader stalls.</summary>
/// <param name="Path">A file that is reserved at the start and deleted at the end.</param>
/// <param name="Slots">Events that it holds; a power of two.</param>
public sealed record LedgerOverflow(string Path, int Slots);
