using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;

namespace FastEngine.Storage.Results;

/// <summary>The results of a backtest in one DuckDB file, or in memory. For any thread; each slice has a writer of its own.</summary>
public sealed class ResultsDatabase : IDisposable
{
    public const string FileName = "results.duckdb";

    private const long MemoryLimitBytes = 1L << 30;

    private readonly DuckDbDatabase _database;
    private readonly int _priceScale;
    private readonly int _quantityScale;

    private ResultsDatabase(DuckDbDatabase database, int priceScale, int quantityScale)
    {
        _database = database;
        _priceScale = priceScale;
        _quantityScale = quantityScale;
    }

    /// <summary>Makes a database, or opens one that is there.</summary>
    /// <param name="path">Null for one in memory.</param>
    /// <param name="symbols">Of the run: their scales decide those of a new database.</param>
    /// <exception cref="StoreException">It cannot be used: of something else, of another version, of coarser scales, or held by another process.</exception>
    public static ResultsDatabase Open(string? path, IReadOnlyList<ResultsSymbol> symbols)
    {
        var database = OpenFile(path, DuckDbAccessMode.ReadWrite);
        try
        {
            using var connection = database.Connect();
            if (ResultsSchema.Tables(connection).Count == 0)
            {
                var price = Math.Max(ResultsSchema.Scale, symbols.Max(symbol => symbol.PriceScale));
                ResultsSchema.Create(connection, price, Math.Max(ResultsSchema.Scale, symbols.Max(symbol => symbol.QuantityScale)));
            }

            var opened = Check(database, connection, path);
            if (symbols.Any(symbol => symbol.PriceScale > opened._priceScale || symbol.QuantityScale > opened._quantityScale))
                throw new StoreException($"{path} keeps fewer decimals than the run's symbols have: name another folder");
            return opened;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens one to be read.</summary>
    /// <exception cref="StoreException">As <see cref="Open"/>.</exception>
    public static ResultsDatabase OpenRead(string path)
    {
        if (!File.Exists(path)) throw new StoreException($"{path}: there is no such file");
        var database = OpenFile(path, DuckDbAccessMode.ReadOnly);
        try
        {
            using var connection = database.Connect();
            return Check(database, connection, path);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public DuckDbConnection Connect() => _database.Connect();

    /// <param name="slice">Its name.</param>
    /// <param name="symbols">Of the slice, by their index in its run.</param>
    public SliceWriter Begin(string slice, IReadOnlyList<ResultsSymbol> symbols) => new(_database.Connect(), slice, symbols, _priceScale, _quantityScale);

    /// <summary>Replaces the rows of tables that are of the whole run.</summary>
    public void Replace(IReadOnlyList<string> tables, Action<SliceWriter> write)
    {
        using var writer = Begin("", []);
        foreach (var table in tables) writer.Clear(table);
        write(writer);
        writer.Commit();
    }

    /// <summary>Deletes every row of a slice.</summary>
    public void Delete(string slice)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        foreach (var table in ResultsSchema.SlicedTables(connection)) connection.Execute($"DELETE FROM {SqlText.Name(table)} WHERE slice = {SqlText.Literal(slice)}");
        transaction.Commit();
    }

    /// <summary>Gives a slice that was kept its place in this run; one that has no rows stays without.</summary>
    public void Number(string slice, int number)
    {
        using var connection = Connect();
        connection.Execute($"UPDATE slices SET number = {number} WHERE slice = {SqlText.Literal(slice)}");
    }

    public void Dispose() => _database.Dispose();

    private static DuckDbDatabase OpenFile(string? path, DuckDbAccessMode mode)
    {
        try
        {
            return DuckDbDatabase.Open(path ?? DuckDbDatabase.InMemory, new DuckDbOptions { AccessMode = mode, MemoryLimitBytes = MemoryLimitBytes, Threads = 1 });
        }
        catch (DuckDbException error)
        {
            throw new StoreException($"{path}: {error.Message}", error);
        }
    }

    private static ResultsDatabase Check(DuckDbDatabase database, DuckDbConnection connection, string? path)
    {
        if (!ResultsSchema.Tables(connection).Contains("results_version"))
            throw new StoreException($"{path} is no database of results: name another folder");
        using var rows = connection.Query("SELECT version, price_scale, quantity_scale FROM results_version");
        rows.Read();
        if (rows.GetInt32(0) != ResultsSchema.Version)
            throw new StoreException($"{path} has version {rows.GetInt32(0)} of results, and this program reads version {ResultsSchema.Version}: run it again");
        return new ResultsDatabase(database, rows.GetInt32(1), rows.GetInt32(2));
    }
}
