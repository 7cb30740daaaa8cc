using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>A connection: statements one after the other, on one thread at a time; <see cref="Interrupt"/> alone is for any thread.</summary>
public sealed class DuckDbConnection : IDisposable
{
    private DuckDbResult? _open;

    internal DuckDbConnection(ConnectionHandle handle) => Handle = handle;

    internal ConnectionHandle Handle { get; }

    /// <summary>Runs all statements of <paramref name="sql"/> and returns the rows that the last one changed.</summary>
    /// <exception cref="DuckDbException">DuckDB's reason; statements before the failing one stand, unless in a transaction.</exception>
    public long Execute(string sql)
    {
        using var last = PrepareLast(sql);
        return last.Execute();
    }

    /// <summary>Runs all statements of <paramref name="sql"/>; the rows of the last one stream from the result.</summary>
    public DuckDbResult Query(string sql)
    {
        var last = PrepareLast(sql);
        try
        {
            return last.Query(ownsStatement: true);
        }
        catch
        {
            last.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="Query"/>, with columns of types that the binding does not read (lists, structs, intervals ...) as VARCHAR.</summary>
    /// <exception cref="NotSupportedException">Such columns in what cannot stand inside another query.</exception>
    public DuckDbResult QueryReadable(string sql)
    {
        var last = PrepareLast(sql);
        try
        {
            var columns = last.Columns();
            if (columns.All(static column => column.IsReadable)) return last.Query(ownsStatement: true);
            last.Dispose();
            last = PrepareCast(sql, columns, static column => column.IsReadable ? null : "VARCHAR");
            return last.Query(ownsStatement: true);
        }
        catch
        {
            last.Dispose();
            throw;
        }
    }

    /// <summary>Prepares one statement with parameters <c>?</c>, <c>$1</c> or <c>$name</c>.</summary>
    public DuckDbStatement Prepare(string sql)
    {
        using var extracted = Extract(sql, out var count);
        if (count != 1) throw new ArgumentException($"One statement is prepared at a time; this text has {count}.", nameof(sql));
        return PrepareExtracted(extracted, 0, sql);
    }

    /// <summary>Appends to a table by columns; null schema and catalog are the defaults of the connection.</summary>
    public DuckDbAppender Append(string table, string? schema = null, string? catalog = null)
    {
        EnsureIdle();
        return DuckDbAppender.Open(this, table, schema, catalog);
    }

    /// <summary>Begins a transaction, rolled back when disposed without a commit.</summary>
    public DuckDbTransaction BeginTransaction()
    {
        Execute("BEGIN TRANSACTION");
        return new(this);
    }

    /// <summary>Ends the query that runs now, from any thread: it fails with an error whose <see cref="DuckDbException.IsInterrupt"/> is true.
    /// Without effect when nothing runs; <see cref="ObjectDisposedException"/> after the end of the connection.</summary>
    public void Interrupt() => DuckDbNative.Interrupt(Handle);

    /// <summary>Ends an open result and a transaction (rolled back). Statements and appenders of the connection are of no use after it.</summary>
    public void Dispose()
    {
        CloseOpenResult();
        Handle.Dispose();
    }

    /// <summary>A new statement would end a result that still streams, which DuckDB does not report: rows would be missing.</summary>
    internal void EnsureIdle()
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (_open is not null)
            throw new InvalidOperationException("A result of this connection is still open: dispose it first, or use a second connection.");
    }

    internal void CloseOpenResult() => _open?.Dispose();

    internal void Opened(DuckDbResult result) => _open = result;

    internal void Closed(DuckDbResult result)
    {
        if (_open == result) _open = null;
    }

    internal DuckDbStatement PrepareCast(string sql, DuckDbColumn[] columns, Func<DuckDbColumn, string?> castTo)
    {
        try
        {
            return Prepare(CastQuery.Of(sql, columns, castTo));
        }
        catch (Exception e) when (e is DuckDbException { Kind: DuckDbErrorKind.Parser } or ArgumentException)
        {
            var column = columns.First(c => castTo(c) is not null);
            throw new NotSupportedException(
                $"Column {column} is of a type that is not read here, and the statement cannot stand inside another one to cast it: {sql}. "
                + $"Select CAST({CastQuery.Identifier(column.Name)} AS {castTo(column)}), as one statement without a comment at its end.", e);
        }
    }

    private DuckDbStatement PrepareLast(string sql)
    {
        using var extracted = Extract(sql, out var count);
        for (ulong i = 0; i + 1 < count; i++)
        {
            using var statement = PrepareExtracted(extracted, i, sql);
            statement.Execute();
        }

        return PrepareExtracted(extracted, count - 1, sql);
    }

    private ExtractedHandle Extract(string sql, out ulong count)
    {
        ArgumentNullException.ThrowIfNull(sql);
        NativeText.RefuseNul(sql, nameof(sql));
        EnsureIdle();
        count = DuckDbNative.ExtractStatements(Handle, sql, out var extracted);
        if (count > 0) return extracted;
        using (extracted)
        {
            var error = NativeText.Of(DuckDbNative.ExtractStatementsError(extracted));
            throw new DuckDbException(error ?? "The text has no statement.", statement: sql);
        }
    }

    private DuckDbStatement PrepareExtracted(ExtractedHandle extracted, ulong index, string sql)
    {
        if (DuckDbNative.PrepareExtracted(Handle, extracted, index, out var statement) == DuckDbNative.Success)
            return new(this, statement, sql);
        using (statement)
        {
            var error = statement.IsInvalid ? 0 : DuckDbNative.PrepareError(statement);
            throw DuckDbException.Of(error, 0, sql);
        }
    }
}
