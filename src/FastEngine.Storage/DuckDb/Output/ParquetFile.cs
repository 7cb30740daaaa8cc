namespace FastEngine.Storage.DuckDb.Output;

/// <summary>A query's rows as a Parquet file, written by DuckDB itself.</summary>
public static class ParquetFile
{
    /// <summary>Writes the rows of one query to <paramref name="path"/>, replacing a file of that name. HUGEINT, which Parquet has not and
    /// DuckDB would round to doubles, becomes DECIMAL(38, 0).</summary>
    /// <returns>Rows written.</returns>
    /// <exception cref="DuckDbException">DuckDB's reason: the query, the disk, or an integer of more than 38 digits.</exception>
    public static long Write(DuckDbConnection connection, string sql, string path)
    {
        DuckDbColumn[] columns;
        using (var query = connection.Prepare(sql)) columns = query.Columns();
        var exact = CastQuery.Of(sql, columns, static column => column.Type is DuckDbType.HugeInt or DuckDbType.UHugeInt ? "DECIMAL(38, 0)" : null);
        return connection.Execute($"COPY (\n{exact}\n) TO {CastQuery.Literal(path)} (FORMAT parquet)");
    }
}
