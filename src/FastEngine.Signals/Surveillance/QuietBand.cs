using System.Runtime.CompilerServices;

namespace FastEngine.Signals.Surveillance;

/// <summary>Prices between which nothing of a symbol's zones, gaps and value area edges changes; both bounds are outside.</summary>
public struct QuietBand
{
    public long Low;
    public long High;

    /// <summary>Nothing to watch.</summary>
    public static QuietBand Unbounded => new() { Low = long.MinValue, High = long.MaxValue };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Holds(long price) => price > Low && price < High;

    /// <summary>Ends the band where a price begins or ceases to be from <paramref name="low"/> to <paramref name="high"/>.</summary>
    internal void KeepSide(long price, long low, long high)
    {
        if (price < low)
        {
            EndBelow(low);
        }
        else if (price > high)
        {
            EndAbove(high);
        }
        else
        {
            EndAbove(low - 1);
            EndBelow(high + 1);
        }
    }

    internal void EndAbove(long price) => Low = Math.Max(Low, price);

    internal void EndBelow(long price) => High = Math.Min(High, price);
}
