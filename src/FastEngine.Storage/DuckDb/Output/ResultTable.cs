using System.Globalization;
using System.Text;

namespace FastEngine.Storage.DuckDb.Output;

/// <summary>Rows as aligned columns: numbers to the right, decimals with all digits of their scale so that the points stand in line.</summary>
internal static class ResultTable
{
    private const int WidestCell = 120;
    private const string Gap = "  ";
    private const string Null = "NULL";

    public static long Write(DuckDbResult result, TextWriter output, int mostRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostRows);
        var columns = result.Columns;
        var rows = new List<string[]> { columns.Select(static column => Cell(column.Name)).ToArray() };
        var more = false;
        while (result.Read() && !(more = rows.Count > mostRows))
        {
            var cells = new string[columns.Count];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cell(TextOf(result, i));
            rows.Add(cells);
        }

        var widths = new int[columns.Count];
        for (var i = 0; i < widths.Length; i++) widths[i] = rows.Max(row => Width(row[i]));
        var toTheRight = columns.Select(static column => IsNumber(column.Type)).ToArray();
        WriteRow(output, rows[0], widths, toTheRight);
        WriteRow(output, widths.Select(static width => new string('-', width)).ToArray(), widths, toTheRight);
        foreach (var row in rows.Skip(1)) WriteRow(output, row, widths, toTheRight);
        var shown = rows.Count - 1;
        output.WriteLine(more ? $"(the first {shown} rows; there are more)" : $"({shown} {(shown == 1 ? "row" : "rows")})");
        return shown;
    }

    private static string TextOf(DuckDbResult result, int column)
    {
        var text = result.GetText(column);
        var scale = result.Columns[column].Scale;
        if (text is null || scale == 0) return text ?? Null;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? text + "." + new string('0', scale) : text.PadRight(point + 1 + scale, '0');
    }

    /// <summary>One line that no terminal takes for a command, cut when very long.</summary>
    private static string Cell(string text)
    {
        if (!text.Any(char.IsControl) && text.Length <= WidestCell) return text;
        var cell = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (cell.Length >= WidestCell - 1) return cell.Append('…').ToString();
            cell.Append(rune.Value switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => Rune.IsControl(rune) ? $"\\u{rune.Value:x4}" : rune.ToString() });
        }

        return cell.ToString();
    }

    private static int Width(string cell) => StringInfo.ParseCombiningCharacters(cell).Length;

    private static void WriteRow(TextWriter output, string[] cells, int[] widths, bool[] toTheRight)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            var fill = widths[i] - Width(cells[i]);
            if (i > 0) line.Append(Gap);
            if (toTheRight[i]) line.Append(' ', fill);
            line.Append(cells[i]);
            if (!toTheRight[i]) line.Append(' ', fill);
        }

        output.WriteLine(line.ToString().TrimEnd(' '));
    }

    private static bool IsNumber(DuckDbType type) => type is DuckDbType.TinyInt or DuckDbType.SmallInt or DuckDbType.Integer or DuckDbType.BigInt
        or DuckDbType.HugeInt or DuckDbType.UTinyInt or DuckDbType.USmallInt or DuckDbType.UInteger or DuckDbType.UBigInt or DuckDbType.UHugeInt
        or DuckDbType.Float or DuckDbType.Double or DuckDbType.Decimal;
}
