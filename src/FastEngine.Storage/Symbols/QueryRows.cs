using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols.Querying;

namespace FastEngine.Storage.Symbols;

/// <summary>The rows of a query; its databases stay open until it is disposed.</summary>
public sealed class QueryRows : IDisposable
{
    private readonly QuerySession _session;

    internal QueryRows(QuerySession session, DuckDbResult result)
    {
        _session = session;
        Result = result;
    }

    /// <summary>To be read by hand; a query that takes too long ends with an interrupt.</summary>
    public DuckDbResult Result { get; }

    /// <summary>Writes the rows as text.</summary>
    /// <param name="mostRows">Most rows; null for all, and for <see cref="QueryOutput.DefaultTableRows"/> of a table.</param>
    /// <returns>Rows written.</returns>
    /// <exception cref="StoreException">It took too long.</exception>
    public long Write(QueryFormat format, Stream output, int? mostRows = null)
    {
        try
        {
            return QueryOutput.Write(Result, format, output, mostRows);
        }
        catch (DuckDbException error) when (_session.Explained(error) is { } explained)
        {
            throw explained;
        }
    }

    public void Dispose()
    {
        Result.Dispose();
        _session.Dispose();
    }
}
