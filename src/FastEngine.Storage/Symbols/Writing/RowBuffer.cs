using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Writing;

/// <summary>Rows of one table that wait to be written.</summary>
internal abstract class RowBuffer(string table)
{
    public string Table { get; } = table;

    public int Count { get; protected set; }

    /// <summary>Writes the rows in their order, inside the connection's transaction.</summary>
    /// <param name="database">The attached database, as a name.</param>
    public abstract void WriteTo(DuckDbConnection connection, string database, in Scaling scaling);

    public abstract void Clear();
}
