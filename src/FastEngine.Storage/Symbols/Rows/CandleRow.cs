namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A closed candle, as a row of <c>candles_1m</c> or another timeframe's table.</summary>
public struct CandleRow : IRow<CandleRow>
{
    /// <summary>Start of the interval, ns since the epoch.</summary>
    public long OpenTimeNs;

    public long Open;
    public long High;
    public long Low;
    public long Close;

    public Int128 BuyVolume;
    public Int128 SellVolume;
    public long BuyTrades;
    public long SellTrades;

    public static string Table => Timeframe.TablePrefix;

    public static long TimeOf(in CandleRow row) => row.OpenTimeNs;

    public static bool Fits(in CandleRow row, in Scaling scaling) => scaling.Fits(row.High, 0) && scaling.Fits(row.Low, 0);

    public static void Write(ReadOnlySpan<CandleRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.OpenTimeNs;
            chunk.Of<long>(1)[i] = scaling.Price(row.Open);
            chunk.Of<long>(2)[i] = scaling.Price(row.High);
            chunk.Of<long>(3)[i] = scaling.Price(row.Low);
            chunk.Of<long>(4)[i] = scaling.Price(row.Close);
            chunk.Of<Int128>(5)[i] = scaling.Volume(row.BuyVolume + row.SellVolume);
            chunk.Of<Int128>(6)[i] = scaling.Volume(row.BuyVolume);
            chunk.Of<Int128>(7)[i] = scaling.Volume(row.SellVolume);
            chunk.Of<long>(8)[i] = row.BuyTrades + row.SellTrades;
            chunk.Of<long>(9)[i] = row.BuyTrades;
            chunk.Of<long>(10)[i] = row.SellTrades;
        }
    }
}
