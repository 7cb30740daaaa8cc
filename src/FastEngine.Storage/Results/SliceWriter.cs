using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Results;

/// <summary>Takes the rows of one slice in one transaction: in the database when it ends, and nothing of it before. One thread at a time.</summary>
public sealed class SliceWriter : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly DuckDbTransaction _transaction;
    private readonly Dictionary<Type, ResultsTable> _tables = [];
    private readonly IReadOnlyList<ResultsSymbol> _symbols;
    private readonly Scaling[] _scalings;

    internal SliceWriter(DuckDbConnection connection, string slice, IReadOnlyList<ResultsSymbol> symbols, int priceScale, int quantityScale)
    {
        _connection = connection;
        Slice = slice;
        _symbols = symbols;
        _scalings = [.. symbols.Select(symbol => new Scaling(priceScale - symbol.PriceScale, quantityScale - symbol.QuantityScale))];
        _transaction = connection.BeginTransaction();
    }

    public string Slice { get; }

    /// <summary>A row of a table that a live database has too.</summary>
    /// <param name="symbol">Index of its symbol, -1 for none.</param>
    public void Add<T>(int symbol, in T row)
        where T : struct, IRow<T>
    {
        if (!_tables.TryGetValue(typeof(T), out var table)) _tables.Add(typeof(T), table = new ResultsTable<T>(Slice, _symbols, _scalings));
        var own = (ResultsTable<T>)table;
        own.Add(symbol, in row);
        if (own.IsFull) own.Write(_connection, isEnd: false);
    }

    /// <summary>Rows of a table of results, by its columns.</summary>
    public void Add<T>(string table, IReadOnlyList<T> rows, Action<RowChunk, int, T> write)
    {
        using var appender = _connection.Append(table);
        var chunk = new RowChunk(appender);
        var filled = 0;
        foreach (var row in rows)
        {
            write(chunk, filled++, row);
            if (filled < appender.Capacity) continue;
            appender.Append(filled);
            filled = 0;
        }

        appender.Append(filled);
        appender.Flush();
    }

    internal void Clear(string table) => _connection.Execute($"DELETE FROM {SqlText.Name(table)}");

    /// <summary>Ends the slice: all of it is in the database now.</summary>
    /// <exception cref="DuckDbException">DuckDB's reason; nothing of the slice was kept.</exception>
    public void Commit()
    {
        foreach (var table in _tables.Values) table.Write(_connection, isEnd: true);
        _transaction.Commit();
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
