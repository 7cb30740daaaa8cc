using FastEngine.Host.Configuration;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Control;

/// <summary>Carries out a query on an open store, beside its writer or on stopped files.</summary>
public static class QueryExecution
{
    private const int MostNamed = 10;

    /// <param name="open">Opens the read side, which is closed afterwards: <see cref="SymbolStore.OpenQuery"/>, <see cref="SymbolQuery.OpenStopped"/> or results.</param>
    /// <returns>Rows written.</returns>
    /// <exception cref="ControlException">The statement is wrong, DuckDB or a database failed, or the native library is missing.</exception>
    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static long Execute(Func<QueryOptions, RowQuery> open, QueryRequest request, Stream output, CancellationToken stop)
    {
        try
        {
            using var query = open(request.Options);
            var symbols = Symbols(query, request.Symbols);
            if (request.Format == RowFormat.Parquet) return query.WriteParquet(Limited(request), output, symbols, stop);
            using var rows = query.Run(request.Sql, symbols, stop);
            return rows.Write(TextFormat(request.Format), output, request.Limit);
        }
        catch (DuckDbException error)
        {
            throw new ControlException(IsOfTheStatement(error.Kind) ? ControlFault.Usage : ControlFault.Failed, error.Message, error);
        }
        catch (StoreException error)
        {
            throw new ControlException(error.IsBadQuery ? ControlFault.Usage : ControlFault.Failed, error.Message, error);
        }
        catch (DllNotFoundException error)
        {
            throw new ControlException(ControlFault.Environment, error.Message, error);
        }
        catch (Exception error) when (error is DataDirectoryLockedException or DirectoryNotFoundException)
        {
            throw new ControlException(ControlFault.Failed, error.Message, error);
        }
    }

    private static List<SymbolKey>? Symbols(RowQuery query, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return null;
        var keys = new List<SymbolKey>();
        foreach (var name in names)
        {
            var found = query.Find(name);
            if (found.Count == 0) throw new ControlException(ControlFault.Usage, $"there is no database of {Shown.Quoted(name)}; there are {Known(query.Symbols())}");
            keys.AddRange(found.Except(keys));
        }

        return keys;
    }

    private static string Known(IReadOnlyList<SymbolKey> keys) => keys.Count switch
    {
        0 => "none yet",
        <= MostNamed => string.Join(", ", keys),
        _ => $"{string.Join(", ", keys.Take(MostNamed))} and {keys.Count - MostNamed} more",
    };

    // DuckDB writes the file, so it has to know.
    private static string Limited(QueryRequest request) =>
        request.Limit is { } most ? $"SELECT * FROM (\n{request.Sql.AsSpan().TrimEnd(" \t\r\n;")}\n) LIMIT {most}" : request.Sql;

    private static QueryFormat TextFormat(RowFormat format) => format switch
    {
        RowFormat.Csv => QueryFormat.Csv,
        RowFormat.Json => QueryFormat.Json,
        RowFormat.JsonLines => QueryFormat.JsonLines,
        _ => QueryFormat.Table,
    };

    private static bool IsOfTheStatement(DuckDbErrorKind kind) => kind is DuckDbErrorKind.Parser or DuckDbErrorKind.Binder or DuckDbErrorKind.Catalog
        or DuckDbErrorKind.Conversion or DuckDbErrorKind.OutOfRange or DuckDbErrorKind.InvalidInput or DuckDbErrorKind.NotImplemented
        or DuckDbErrorKind.Permission or DuckDbErrorKind.MissingExtension;
}
