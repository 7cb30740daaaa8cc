using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>How much a symbol trades and moves in a bar, in base and quote currency; smoothed, since one bar says little.</summary>
internal struct SymbolLiquidity
{
    public const int SnapshotSize = sizeof(long) + sizeof(int) + 2 * sizeof(double);
    private const int Bars = 15;

    /// <summary>Of the last bar that was taken.</summary>
    public long BarTimeNs;

    /// <summary>Bars that were taken, at most as many as the mean is over; 0 while nothing is known.</summary>
    public int Taken;
    public double Volume;
    public double Range;

    public void Take(in SymbolView view)
    {
        if (view.BarTimeNs <= BarTimeNs) return;
        BarTimeNs = view.BarTimeNs;
        if (Taken < Bars) Taken++;
        Volume += (view.BarBuyVolume + view.BarSellVolume - Volume) / Taken;
        if (view.AtrFast > 0) Range = view.AtrFast;
    }

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(BarTimeNs);
        writer.Put(Taken);
        writer.Put(Volume);
        writer.Put(Range);
    }

    public static SymbolLiquidity Read(ref SnapshotReader reader) =>
        new() { BarTimeNs = reader.Int64(), Taken = reader.Int32(), Volume = reader.Double(), Range = reader.Double() };
}
