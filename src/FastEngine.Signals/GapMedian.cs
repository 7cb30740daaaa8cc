using System.Runtime.CompilerServices;

namespace FastEngine.Signals;

/// <summary>The median gap between a symbol's trades, followed in four bytes: each gap moves it a step of 1/64 octave towards itself.</summary>
/// <remarks>The same numbers give the same median on every machine. The bits of a positive float grow like its logarithm, so the estimate is
/// kept as these bits and a step is an integer. Of gaps that are distributed exponentially it is within a fifth of the median 19 times in 20;
/// it follows a pace ten times slower within a few hundred trades. Below <see cref="FloorNs"/> it says just that: exchange times are in ms.</remarks>
public static class GapMedian
{
    /// <summary>About 1 ms.</summary>
    public const long FloorNs = 1L << 20;

    /// <summary>Trades before it is said at all.</summary>
    public const int LeastTrades = 32;

    /// <summary>Trades from which the steps are of the last size.</summary>
    public const int Settled = 512;

    private const int Octave = 1 << 23;
    private const int Step = Octave / 64;

    // Bits of 2^20: the exponent's bias is 127.
    private const int Floor = (127 + 20) * Octave;

    /// <param name="median">Of the gaps before.</param>
    /// <param name="gapNs">The next one, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int median, long gapNs) => Move(median, gapNs, Step);

    /// <summary>Likewise of the first gaps: the steps begin at four octaves and shrink, so that a first gap that is far off is soon forgotten.</summary>
    /// <param name="median">Of the gaps before; 0 for none.</param>
    /// <param name="gapNs">The next one.</param>
    /// <param name="trades">Before it, at least 1 and less than <see cref="Settled"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Learn(int median, long gapNs, long trades) =>
        median == 0 ? Math.Max(BitsOf(gapNs), Floor) : Move(median, gapNs, (int)(Settled * (long)Step / trades));

    /// <summary>In ns; 0 while there were too few trades.</summary>
    public static long ValueNs(int median, long trades) =>
        trades < LeastTrades ? 0 : (long)BitConverter.Int32BitsToSingle(median);

    // Without a branch: no processor can tell which side of its median a gap will be.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Move(int median, long gapNs, int step)
    {
        var sign = (BitsOf(gapNs) - median) >> 31;
        return Math.Max(median + ((step ^ sign) - sign), Floor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BitsOf(long gapNs) => BitConverter.SingleToInt32Bits(gapNs);
}
