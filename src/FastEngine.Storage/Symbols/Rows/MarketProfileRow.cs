namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A volume profile, as a row of <c>market_profile</c>.</summary>
public struct MarketProfileRow : ISymbolRow<MarketProfileRow>
{
    public long TimeNs;
    public long TimeframeNs;
    public long PointOfControl;
    public long ValueAreaHigh;
    public long ValueAreaLow;

    /// <summary>Volume by price as JSON; null to leave it out.</summary>
    public string? Profile;

    public static string Table => "market_profile";

    public static long TimeOf(in MarketProfileRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<MarketProfileRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Text(1, i, Timeframe.ToText(row.TimeframeNs));
            chunk.Of<long>(2)[i] = scaling.Price(row.PointOfControl);
            chunk.Of<long>(3)[i] = scaling.Price(row.ValueAreaHigh);
            chunk.Of<long>(4)[i] = scaling.Price(row.ValueAreaLow);
            chunk.Text(5, i, row.Profile);
        }
    }
}
