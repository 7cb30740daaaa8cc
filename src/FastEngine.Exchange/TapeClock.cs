namespace FastEngine.Exchange;

/// <summary>The tape's time: it stands while the tape is held.</summary>
internal sealed class TapeClock : IExchangeClock
{
    private long _nowNs;

    public long NowNs
    {
        get => Volatile.Read(ref _nowNs);
        // Pairs with the read above: requests are taken by other threads.
        set => Volatile.Write(ref _nowNs, Math.Max(value, _nowNs));
    }
}
