using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

/// <summary>A database in memory with one connection.</summary>
internal sealed class Memory : IDisposable
{
    public Memory(DuckDbOptions? options = null)
    {
        Database = DuckDbDatabase.Open(DuckDbDatabase.InMemory, options ?? new DuckDbOptions { Threads = 1 });
        Connection = Database.Connect();
    }

    public DuckDbDatabase Database { get; }

    public DuckDbConnection Connection { get; }

    public DuckDbResult One(string sql) => One(Connection.Query(sql));

    /// <summary>The one row of a query, read.</summary>
    public static DuckDbResult One(DuckDbResult result)
    {
        Assert.True(result.Read());
        return result;
    }

    public long Number(string sql)
    {
        using var result = One(sql);
        return result.GetInt64(0);
    }

    public string Text(string sql)
    {
        using var result = One(sql);
        return result.GetString(0);
    }

    public void Dispose()
    {
        Connection.Dispose();
        Database.Dispose();
    }
}
