using FastEngine.Storage.Symbols;

namespace FastEngine.Storage.Results;

/// <summary>A symbol of a run: whose its rows are, and its scales.</summary>
public sealed record ResultsSymbol(SymbolKey Key, int PriceScale, int QuantityScale);
