namespace FastEngine.Feeds;

/// <summary>Finds the symbol and the numbers of one line for the pre-scan.</summary>
internal interface ILineScanner
{
    void Scan(ReadOnlySpan<byte> line, long number, ReadingReport report, SymbolTallies tallies);
}
