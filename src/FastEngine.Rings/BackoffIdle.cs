namespace FastEngine.Rings;

/// <summary>Spins, then yields, then sleeps, twice as long every time from 50 us up to 1 ms: cheap when quiet, quick when busy.</summary>
public struct BackoffIdle : IIdleStrategy
{
    private const int Spins = 100;
    private const int Yields = 20;
    private const int FirstSleepUs = 50;
    private const int LastSleepUs = 1_000;

    private int _idled;
    private int _sleepUs;

    public readonly void Prepare()
    {
        Thread.SpinWait(1);
        Thread.Yield();
        ShortSleep.Microseconds(1);
    }

    public void Idle()
    {
        if (_idled < Spins)
        {
            _idled++;
            Thread.SpinWait(1);
        }
        else if (_idled < Spins + Yields)
        {
            _idled++;
            Thread.Yield();
        }
        else
        {
            _sleepUs = Math.Clamp(_sleepUs * 2, FirstSleepUs, LastSleepUs);
            ShortSleep.Microseconds(_sleepUs);
        }
    }

    public void Reset()
    {
        _idled = 0;
        _sleepUs = 0;
    }
}
