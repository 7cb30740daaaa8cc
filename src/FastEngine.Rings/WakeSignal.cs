using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>Wakes one waiting thread; costs a publisher one fence when nobody waits.</summary>
/// <remarks>The waiter arms the signal, looks once more for work, and only then waits, so that a publish in between is not missed.</remarks>
public sealed class WakeSignal : IDisposable
{
    private readonly AutoResetEvent _event = new(false);
    private int _armed;

    /// <summary>Announces a wait. The full fence pairs with the one in <see cref="Signal"/>: either the waiter's next look sees the
    /// publish, or the publisher sees the announcement.</summary>
    public void Arm() => Interlocked.Exchange(ref _armed, 1);

    public void Disarm() => Volatile.Write(ref _armed, 0);

    /// <summary>Waits for a signal since <see cref="Arm"/>, at most <paramref name="timeoutMs"/>; a stale signal ends it early.</summary>
    public bool Wait(int timeoutMs) => _event.WaitOne(timeoutMs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Signal()
    {
        // Orders the publish before the look at the announcement; pairs with Arm.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _armed) != 0) Wake();
    }

    public void Dispose() => _event.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wake()
    {
        if (Interlocked.Exchange(ref _armed, 0) != 0) _event.Set();
    }
}
