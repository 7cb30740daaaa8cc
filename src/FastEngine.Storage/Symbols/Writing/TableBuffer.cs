using System.Globalization;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Symbols.Writing;

/// <summary>Rows of one type in blocks of a shared pool.</summary>
internal sealed class TableBuffer<T>(string table, BlockPool pool) : RowBuffer(table)
    where T : struct, IRow<T>
{
    private readonly List<T[]> _blocks = [];

    public void Add(in T row)
    {
        var at = Count % T.BlockRows;
        if (at == 0) _blocks.Add(pool.Rent<T>());
        _blocks[^1][at] = row;
        Count++;
    }

    public override void WriteTo(DuckDbConnection connection, string database, in Scaling scaling)
    {
        if (T.KeyColumn is { } key) WriteReplacing(connection, database, key, scaling);
        else WriteAll(connection, database, scaling);
    }

    public override void Clear()
    {
        foreach (var block in _blocks) pool.Return(block);
        _blocks.Clear();
        Count = 0;
    }

    private void WriteAll(DuckDbConnection connection, string database, in Scaling scaling)
    {
        using var appender = connection.Append(Table, "main", database);
        var chunk = new RowChunk(appender);
        var left = Count;
        foreach (var block in _blocks)
        {
            var rows = block.AsSpan(0, Math.Min(left, block.Length));
            T.Write(rows, chunk, scaling);
            appender.Append(rows.Length);
            left -= rows.Length;
        }

        appender.Flush();
    }

    // The last row of a key is the one that stands.
    private void WriteReplacing(DuckDbConnection connection, string database, string keyColumn, in Scaling scaling)
    {
        var last = new Dictionary<long, T>();
        for (var i = 0; i < Count; i++)
        {
            ref readonly var row = ref _blocks[i / T.BlockRows][i % T.BlockRows];
            last[T.KeyOf(row)] = row;
        }

        var keys = string.Join(", ", last.Keys.Order().Select(key => key.ToString(CultureInfo.InvariantCulture)));
        connection.Execute($"DELETE FROM {SqlText.Name(database)}.{SqlText.Name(Table)} WHERE {keyColumn} IN ({keys})");
        using var appender = connection.Append(Table, "main", database);
        var chunk = new RowChunk(appender);
        foreach (var pair in last.OrderBy(pair => pair.Key))
        {
            var row = pair.Value;
            if (T.IsRemoval(row)) continue;
            T.Write(new ReadOnlySpan<T>(in row), chunk, scaling);
            appender.Append(1);
        }

        appender.Flush();
    }
}
