namespace FastEngine.Signals;

/// <summary>How far a symbol's warm-up is: closed candles it has and needs, of the fastest and of the longest timeframe.</summary>
public readonly record struct WarmUp(int Fastest, int FastestNeeded, int Longest, int LongestNeeded)
{
    /// <summary>Engine time until both have closed, at least; ns.</summary>
    public long RemainingNs(long fastestNs, long longestNs) =>
        Math.Max(Math.Max(0, FastestNeeded - Fastest) * fastestNs, Math.Max(0, LongestNeeded - Longest) * longestNs);

    public bool IsWarm => Fastest >= FastestNeeded && Longest >= LongestNeeded;
}
