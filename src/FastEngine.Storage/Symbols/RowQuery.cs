using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols.Querying;

namespace FastEngine.Storage.Symbols;

/// <summary>SQL that cannot change anything, over the tables of symbols with columns <c>exchange</c>, <c>market</c> and <c>symbol</c>: of a live engine,
/// of a stopped one, or of a backtest.</summary>
public abstract class RowQuery : IDisposable
{
    /// <summary>The symbols that have rows.</summary>
    public abstract IReadOnlyList<SymbolKey> Symbols();

    /// <summary>The symbols that a name means: <c>BTCUSDT</c> in every market, <c>usdm/BTCUSDT</c>, or <c>binance/usdm/BTCUSDT</c>.</summary>
    public IReadOnlyList<SymbolKey> Find(string name) => [.. Symbols().Where(key => key.IsMeantBy(name))];

    /// <summary>Runs one statement that reads.</summary>
    /// <param name="symbols">Whose tables it sees; null for all.</param>
    /// <param name="stop">Ends it, while its rows are read too, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="StoreException">It would do something else than read, spans too many symbols, or took too long.</exception>
    /// <exception cref="DuckDbException">DuckDB's reason.</exception>
    public QueryRows Run(string sql, IReadOnlyList<SymbolKey>? symbols = null, CancellationToken stop = default)
    {
        var session = Begin(sql, symbols, stop);
        try
        {
            return new QueryRows(session, session.Run(session.BeginReading(sql)));
        }
        catch (Exception error)
        {
            session.Dispose();
            if (session.Explained(error) is { } explained) throw explained;
            throw;
        }
    }

    /// <summary>Writes the rows of one statement as a Parquet file.</summary>
    /// <returns>Rows written.</returns>
    public long WriteParquet(string sql, Stream output, IReadOnlyList<SymbolKey>? symbols = null, CancellationToken stop = default)
    {
        using var session = Begin(sql, symbols, stop);
        session.BeginReading(sql).Dispose();
        Directory.CreateDirectory(Scratch);
        // DuckDB writes files, and where it may alone.
        var path = Path.Combine(Scratch, $"{Guid.NewGuid():N}.parquet");
        try
        {
            var rows = ParquetFile.Write(session.Connection, sql, path);
            using var file = File.OpenRead(path);
            file.CopyTo(output);
            return rows;
        }
        catch (DuckDbException error) when (session.Explained(error) is { } explained)
        {
            throw explained;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A folder that the database may write into.</summary>
    private protected abstract string Scratch { get; }

    /// <summary>A session that sees the tables which a statement needs.</summary>
    private protected abstract QuerySession Begin(string sql, IReadOnlyList<SymbolKey>? symbols, CancellationToken stop);

    protected abstract void Dispose(bool disposing);
}
