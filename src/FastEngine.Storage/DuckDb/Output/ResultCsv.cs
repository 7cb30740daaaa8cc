namespace FastEngine.Storage.DuckDb.Output;

/// <summary>Rows as CSV: a line of names, fields quoted as RFC 4180 says, lines ended as those of the engine's other CSV files.
/// NULL is an empty field, an empty text is quoted.</summary>
internal static class ResultCsv
{
    public static long Write(DuckDbResult result, TextWriter output, int mostRows)
    {
        var columns = result.Columns.Count;
        for (var i = 0; i < columns; i++)
        {
            if (i > 0) output.Write(',');
            WriteField(output, result.Columns[i].Name);
        }

        output.WriteLine();
        var rows = 0L;
        for (; rows < mostRows && result.Read(); rows++)
        {
            for (var i = 0; i < columns; i++)
            {
                if (i > 0) output.Write(',');
                if (result.GetText(i) is { } text) WriteField(output, text);
            }

            output.WriteLine();
        }

        return rows;
    }

    private static void WriteField(TextWriter output, string text)
    {
        if (text.Length > 0 && !text.AsSpan().ContainsAny(",\"\r\n"))
        {
            output.Write(text);
            return;
        }

        output.Write('"');
        output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}
