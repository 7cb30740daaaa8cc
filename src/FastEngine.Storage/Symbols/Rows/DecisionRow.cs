using FastEngine.Core;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>An evaluation in short, as a row of <c>decisions</c>; measures that were not needed are NaN.</summary>
public struct DecisionRow : ISymbolRow<DecisionRow>
{
    public long TimeNs;

    /// <summary>Running number among the symbol's decision records.</summary>
    public long Decision;

    public long TradeId;
    public string Strategy;
    public Direction Direction;
    public long Price;
    public int Level;
    public string StopReason;
    public string Outcome;
    public double Measured;
    public double Threshold;
    public double EntryScore;
    public double Confluence;

    /// <summary>Number of the journal record that it comes from; 0 when nobody needs it again after a crash.</summary>
    public long JournalRecord;

    public static string Table => "decisions";

    public static long RecordOf(in DecisionRow row) => row.JournalRecord;

    public static long TimeOf(in DecisionRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<DecisionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Of<long>(1)[i] = row.Decision;
            chunk.Of<long>(2)[i] = row.TradeId;
            chunk.Text(3, i, row.Strategy);
            chunk.Of<byte>(4)[i] = (byte)row.Direction;
            chunk.Of<long>(5)[i] = scaling.Price(row.Price);
            chunk.Of<int>(6)[i] = row.Level;
            chunk.Text(7, i, row.StopReason);
            chunk.Text(8, i, row.Outcome);
            chunk.Number(9, i, row.Measured);
            chunk.Number(10, i, row.Threshold);
            chunk.Number(11, i, row.EntryScore);
            chunk.Number(12, i, row.Confluence);
        }
    }
}
