namespace FastEngine.Host.Outputs;

/// <summary>Rows of plain text in aligned columns.</summary>
/// <param name="columns">A letter a column: <c>l</c> aligned left, <c>r</c> right; what a row has beyond them stands as it is.</param>
internal sealed class TextTable(string columns)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output, string indent = "")
    {
        var widths = new int[columns.Length];
        foreach (var row in _rows)
        {
            for (var i = 0; i < Math.Min(widths.Length, row.Length); i++) widths[i] = Math.Max(widths[i], row[i].Length);
        }

        foreach (var row in _rows)
        {
            var cells = row.Select((cell, i) => i >= columns.Length ? cell : columns[i] == 'r' ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine((indent + string.Join(Gap, cells)).TrimEnd());
        }
    }
}
