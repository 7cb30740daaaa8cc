using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Dtms;

/// <summary>What the newest view of a symbol says that scores are made of. Until there is one: no bars, and indicators that are undefined.</summary>
public struct DtmsMarket
{
    /// <summary>Of the last trade before the view: bars without trades are no data. 0 before the first view.</summary>
    public long TimeNs;

    public long BarTimeNs;
    public long BarOpen;
    public long BarHigh;
    public long BarLow;
    public long BarClose;
    public long HighBefore10;
    public long LowBefore10;
    public long HighBefore15;
    public long LowBefore15;
    public double AtrFast;
    public double AtrLongPpm;
    public double Rsi;
    public double RsiBefore;
    public double Macd;
    public double MacdBefore;
    public double MacdBefore2;
    public double EmaFast;
    public double EmaSlow;
    public double Vwap;
    public double VwapSlope;
    public double BuyShare;
    public double DeltaZ;
    public int ClosesAboveVwap;
    public sbyte Trend;

    internal const int SnapshotSize = 10 * sizeof(long) + 13 * sizeof(double) + sizeof(int) + 1;

    public static DtmsMarket None => new()
    {
        AtrFast = double.NaN, AtrLongPpm = double.NaN, Rsi = double.NaN, RsiBefore = double.NaN, Macd = double.NaN, MacdBefore = double.NaN,
        MacdBefore2 = double.NaN, EmaFast = double.NaN, EmaSlow = double.NaN, Vwap = double.NaN, VwapSlope = double.NaN, BuyShare = double.NaN,
        DeltaZ = double.NaN,
    };

    public static DtmsMarket Of(in SymbolView view) => new()
    {
        TimeNs = view.TimeNs - view.SilentNs, BarTimeNs = view.BarTimeNs, BarOpen = view.BarOpen, BarHigh = view.BarHigh, BarLow = view.BarLow, BarClose = view.BarClose,
        HighBefore10 = view.HighBefore10, LowBefore10 = view.LowBefore10, HighBefore15 = view.HighBefore15, LowBefore15 = view.LowBefore15,
        AtrFast = view.AtrFast, AtrLongPpm = view.AtrLongPpm, Rsi = view.Rsi, RsiBefore = view.RsiBefore, Macd = view.MacdHistogram,
        MacdBefore = view.MacdBefore, MacdBefore2 = view.MacdBefore2, EmaFast = view.EmaFast, EmaSlow = view.EmaSlow, Vwap = view.Vwap,
        VwapSlope = view.VwapSlope, BuyShare = view.BuyShare, DeltaZ = view.DeltaZ, ClosesAboveVwap = view.ClosesAboveVwap, Trend = view.Trend,
    };

    internal readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(TimeNs);
        writer.Put(BarTimeNs);
        writer.Put(BarOpen);
        writer.Put(BarHigh);
        writer.Put(BarLow);
        writer.Put(BarClose);
        writer.Put(HighBefore10);
        writer.Put(LowBefore10);
        writer.Put(HighBefore15);
        writer.Put(LowBefore15);
        writer.Put(AtrFast);
        writer.Put(AtrLongPpm);
        writer.Put(Rsi);
        writer.Put(RsiBefore);
        writer.Put(Macd);
        writer.Put(MacdBefore);
        writer.Put(MacdBefore2);
        writer.Put(EmaFast);
        writer.Put(EmaSlow);
        writer.Put(Vwap);
        writer.Put(VwapSlope);
        writer.Put(BuyShare);
        writer.Put(DeltaZ);
        writer.Put(ClosesAboveVwap);
        writer.Put((byte)Trend);
    }

    internal static DtmsMarket Read(ref SnapshotReader reader) => new()
    {
        TimeNs = reader.Int64(), BarTimeNs = reader.Int64(), BarOpen = reader.Int64(), BarHigh = reader.Int64(), BarLow = reader.Int64(),
        BarClose = reader.Int64(), HighBefore10 = reader.Int64(), LowBefore10 = reader.Int64(), HighBefore15 = reader.Int64(),
        LowBefore15 = reader.Int64(), AtrFast = reader.Double(), AtrLongPpm = reader.Double(), Rsi = reader.Double(), RsiBefore = reader.Double(),
        Macd = reader.Double(), MacdBefore = reader.Double(), MacdBefore2 = reader.Double(), EmaFast = reader.Double(), EmaSlow = reader.Double(),
        Vwap = reader.Double(), VwapSlope = reader.Double(), BuyShare = reader.Double(), DeltaZ = reader.Double(), ClosesAboveVwap = reader.Int32(),
        Trend = (sbyte)reader.Byte(),
    };
}
