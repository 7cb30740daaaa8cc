namespace FastEngine.Storage.Symbols.Rows;

/// <summary>Measures of a strategy in this session, as a row of <c>strategy_performance</c>; what cannot be measured yet is NaN.</summary>
public struct StrategyPerformanceRow : ISymbolRow<StrategyPerformanceRow>
{
    public long TimeNs;
    public string Strategy;
    public string Config;
    public double WinRate;
    public double MeanPnl;
    public double SharpeRatio;
    public double MaxDrawdown;
    public long Trades;

    public static string Table => "strategy_performance";

    public static long TimeOf(in StrategyPerformanceRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<StrategyPerformanceRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Text(1, i, row.Strategy);
            chunk.Text(2, i, row.Config);
            chunk.Number(3, i, row.WinRate);
            chunk.Number(4, i, row.MeanPnl);
            chunk.Number(5, i, row.SharpeRatio);
            chunk.Number(6, i, row.MaxDrawdown);
            chunk.Of<long>(7)[i] = row.Trades;
        }
    }
}
