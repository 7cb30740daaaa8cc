namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A detected dump, as a row of <c>dump_detections</c>.</summary>
public struct DumpDetectionRow : ISymbolRow<DumpDetectionRow>
{
    public long TimeNs;
    public string DumpType;
    public string Severity;
    public long Price;
    public string Action;

    /// <summary>0 when nothing was sold.</summary>
    public long ExitPrice;

    /// <summary>Money; only beside an exit price.</summary>
    public Int128 Pnl;

    public long JournalRecord;

    public static string Table => "dump_detections";

    public static long RecordOf(in DumpDetectionRow row) => row.JournalRecord;

    public static long TimeOf(in DumpDetectionRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<DumpDetectionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Text(1, i, row.DumpType);
            chunk.Text(2, i, row.Severity);
            chunk.Of<long>(3)[i] = scaling.Price(row.Price);
            chunk.Text(4, i, row.Action);
            chunk.OrNull(5, i, scaling.Price(row.ExitPrice));
            if (row.ExitPrice == 0) chunk.Null(6, i);
            else chunk.Of<Int128>(6)[i] = row.Pnl;
        }
    }
}
