namespace FastEngine.Storage.Symbols;

/// <summary>SQL that cannot change anything, over the tables of symbols with columns <c>exchange</c>, <c>market</c> and <c>symbol</c>: of a live engine,
/// of a stopped one, or of a backtest.</summary>
public interface IRowQuery : IDisposable
{
    /// <summary>The symbols that have rows.</summary>
    IReadOnlyList<SymbolKey> Symbols();

    /// <summary>The symbols that a name means: <c>BTCUSDT</c> in every market, <c>usdm/BTCUSDT</c>, or <c>binance/usdm/BTCUSDT</c>.</summary>
    IReadOnlyList<SymbolKey> Find(string name);

    /// <summary>Runs one statement that reads.</summary>
    /// <param name="symbols">Whose tables it sees; null for all.</param>
    /// <param name="stop">Ends it, while its rows are read too, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="StoreException">It would do something else than read, or took too long.</exception>
    /// <exception cref="DuckDb.DuckDbException">DuckDB's reason.</exception>
    QueryRows Run(string sql, IReadOnlyList<SymbolKey>? symbols = null, CancellationToken stop = default);

    /// <summary>Writes the rows of one statement as a Parquet file.</summary>
    /// <returns>Rows written.</returns>
    long WriteParquet(string sql, Stream output, IReadOnlyList<SymbolKey>? symbols = null, CancellationToken stop = default);
}
