namespace FastEngine.Storage.Journal;

/// <summary>When a failed step is tried again: waits double up to a limit.</summary>
internal sealed class RetryDelay(JournalOptions options)
{
    private TimeSpan _delay;
    private long _failedAt;

    public bool IsWaiting => _delay > TimeSpan.Zero;

    public bool IsDue => !IsWaiting || options.Clock.GetElapsedTime(_failedAt) >= _delay;

    public void Failed()
    {
        var doubled = _delay + _delay;
        _delay = !IsWaiting ? options.RetryDelay : doubled < options.MaxRetryDelay ? doubled : options.MaxRetryDelay;
        _failedAt = options.Clock.GetTimestamp();
    }

    public void Clear() => _delay = TimeSpan.Zero;
}
