namespace FastEngine.Storage.Symbols.Rows;

/// <summary>Health of the portfolio, as a row of <c>portfolio_health_snapshots</c>; what cannot be measured is NaN.</summary>
public struct PortfolioHealthRow : IRow<PortfolioHealthRow>
{
    public long TimeNs;
    public int Positions;

    /// <summary>Money.</summary>
    public Int128 UnrealisedPnl;

    /// <summary>0 to 100.</summary>
    public double HealthScore;

    public double MeanBtcCorrelation;
    public double DailyDrawdownPct;
    public string Action;
    public string? WorstPosition;
    public string? BestPosition;
    public long JournalRecord;

    public static string Table => "portfolio_health_snapshots";

    public static long RecordOf(in PortfolioHealthRow row) => row.JournalRecord;

    public static long TimeOf(in PortfolioHealthRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<PortfolioHealthRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Of<int>(1)[i] = row.Positions;
            chunk.Of<Int128>(2)[i] = row.UnrealisedPnl;
            chunk.Number(3, i, row.HealthScore);
            chunk.Number(4, i, row.MeanBtcCorrelation);
            chunk.Number(5, i, row.DailyDrawdownPct);
            chunk.Text(6, i, row.Action);
            chunk.Text(7, i, row.WorstPosition);
            chunk.Text(8, i, row.BestPosition);
        }
    }
}
