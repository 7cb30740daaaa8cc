namespace FastEngine.Storage.Symbols.Rows;

/// <summary>What the trades of a minute amount to, as a row of <c>order_flow</c>; ratio, delta and mean sizes follow from it.</summary>
public struct OrderFlowRow : ISymbolRow<OrderFlowRow>
{
    /// <summary>Start of the minute, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Signed volume up to the minute's end, at the quantity scale.</summary>
    public Int128 Cvd;

    public Int128 BuyVolume;
    public Int128 SellVolume;
    public long BuyTrades;
    public long SellTrades;

    /// <summary>Decimals of the volumes.</summary>
    public int QuantityScale;

    public static string Table => "order_flow";

    public static long TimeOf(in OrderFlowRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<OrderFlowRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Of<Int128>(1)[i] = scaling.Volume(row.Cvd);
            chunk.Of<Int128>(2)[i] = scaling.Volume(row.BuyVolume);
            chunk.Of<Int128>(3)[i] = scaling.Volume(row.SellVolume);
            chunk.Number(4, i, row.SellVolume == 0 ? double.NaN : (double)row.BuyVolume / (double)row.SellVolume);
            chunk.Of<Int128>(5)[i] = scaling.Volume(row.BuyVolume - row.SellVolume);
            chunk.Number(6, i, MeanSize(row.BuyVolume, row.BuyTrades, row.QuantityScale));
            chunk.Number(7, i, MeanSize(row.SellVolume, row.SellTrades, row.QuantityScale));
        }
    }

    private static double MeanSize(Int128 volume, long trades, int scale) =>
        trades == 0 ? double.NaN : (double)volume / trades / Core.FixedPoint.PowerOfTen(scale);
}
