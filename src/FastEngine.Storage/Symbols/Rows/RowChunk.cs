using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>The columns that rows are written to, as many rows as one vector of DuckDB holds.</summary>
public readonly struct RowChunk
{
    private readonly DuckDbAppender _appender;

    internal RowChunk(DuckDbAppender appender) => _appender = appender;

    /// <summary>A column's values, of the size of its type: <c>long</c> for times and DECIMAL(18, s), <see cref="Int128"/> for DECIMAL(38, s).</summary>
    public Span<T> Of<T>(int column)
        where T : unmanaged => _appender.Values<T>(column);

    public void Text(int column, int row, string? text) => _appender.SetText(column, row, text);

    public void Null(int column, int row) => _appender.SetNull(column, row);

    /// <summary>A measure; NaN is NULL.</summary>
    public void Number(int column, int row, double value)
    {
        if (double.IsNaN(value)) Null(column, row);
        else Of<double>(column)[row] = value;
    }

    /// <summary>A time, price or id; 0 is NULL.</summary>
    public void OrNull(int column, int row, long value)
    {
        if (value == 0) Null(column, row);
        else Of<long>(column)[row] = value;
    }
}
