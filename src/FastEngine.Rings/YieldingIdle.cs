namespace FastEngine.Rings;

/// <summary>Spins for a moment, then offers the core to any other thread that wants it; never sleeps.</summary>
public struct YieldingIdle : IIdleStrategy
{
    private const int Spins = 100;

    private int _idled;

    public readonly void Prepare()
    {
        Thread.SpinWait(1);
        Thread.Yield();
    }

    public void Idle()
    {
        if (_idled < Spins)
        {
            _idled++;
            Thread.SpinWait(1);
        }
        else
        {
            Thread.Yield();
        }
    }

    public void Reset() => _idled = 0;
}
