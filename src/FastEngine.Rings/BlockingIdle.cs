namespace FastEngine.Rings;

/// <summary>Gives the core away until a publisher signals or the timeout ends; without a signal it sleeps for the timeout.</summary>
public struct BlockingIdle : IIdleStrategy
{
    public const int DefaultTimeoutMs = 1;

    private readonly WakeSignal? _signal;
    private readonly int _timeoutMs;
    private bool _armed;

    /// <param name="signal">Signalled by whoever makes work for this thread; null for a timed sleep.</param>
    /// <param name="timeoutMs">Longest wait between two looks, at least 1.</param>
    public BlockingIdle(WakeSignal? signal, int timeoutMs = DefaultTimeoutMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeoutMs, 1);
        _signal = signal;
        _timeoutMs = timeoutMs;
    }

    public readonly void Prepare()
    {
        if (_signal is null) Thread.Sleep(1);
        else _signal.Wait(1);
    }

    public void Idle()
    {
        if (_signal is null)
        {
            Thread.Sleep(Math.Max(_timeoutMs, 1));
        }
        else if (!_armed)
        {
            // The caller looks once more, now that publishers know; the next call waits.
            _signal.Arm();
            _armed = true;
        }
        else
        {
            _signal.Wait(_timeoutMs);
            _armed = false;
        }
    }

    public readonly void Wake() => _signal?.Signal();

    public void Reset()
    {
        if (!_armed) return;
        _signal!.Disarm();
        _armed = false;
    }
}
