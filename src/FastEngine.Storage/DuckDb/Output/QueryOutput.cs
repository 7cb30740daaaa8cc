namespace FastEngine.Storage.DuckDb.Output;

/// <summary>Writes the rows of a query as text in UTF-8. Rows stream: one chunk of them is in memory (a table holds the rows that it shows).</summary>
public static class QueryOutput
{
    /// <summary>Rows of a table when nothing else is said.</summary>
    public const int DefaultTableRows = 100;

    /// <param name="mostRows">Most rows; null for all, and for <see cref="DefaultTableRows"/> of a table.</param>
    /// <returns>Rows written.</returns>
    public static long Write(DuckDbResult result, QueryFormat format, Stream output, int? mostRows = null)
    {
        var most = mostRows ?? (format == QueryFormat.Table ? DefaultTableRows : int.MaxValue);
        if (format is QueryFormat.Json or QueryFormat.JsonLines) return ResultJson.Write(result, output, asArray: format == QueryFormat.Json, most);
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        return format == QueryFormat.Csv ? ResultCsv.Write(result, text, most) : ResultTable.Write(result, text, most);
    }
}
