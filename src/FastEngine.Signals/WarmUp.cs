namespace FastEngine.Signals;

/// <summary>How far a symbol's warm-up is: closed candles it has and needs, of the fastest and of the longest timeframe.</summary>
public readonly record struct WarmUp(int Fastest, int FastestNeeded, int Longest, int LongestNeeded)
{
    public bool IsWarm => Fastest >= FastestNeeded && Longest >= LongestNeeded;
}
