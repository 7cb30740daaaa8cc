namespace FastEngine.Storage.Symbols.Rows;

/// <summary>Correlation of a position with a market leader, as a row of <c>position_correlations</c>.</summary>
public struct CorrelationRow : IRow<CorrelationRow>
{
    public long TimeNs;
    public string Symbol;
    public string Leader;

    /// <summary>-1 to 1; NaN when it cannot be measured.</summary>
    public double Correlation;

    /// <summary>E.g. <c>24h</c>.</summary>
    public string Window;
    public long JournalRecord;

    public static string Table => "position_correlations";

    public static long RecordOf(in CorrelationRow row) => row.JournalRecord;

    public static long TimeOf(in CorrelationRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<CorrelationRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Text(1, i, row.Symbol);
            chunk.Text(2, i, row.Leader);
            chunk.Number(3, i, row.Correlation);
            chunk.Text(4, i, row.Window);
        }
    }
}
