using FastEngine.Rings;
using FastEngine.Venues.Binance.Lockstep;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>Between the hot thread, which waits, and the gateway's, which talks with the exchange meanwhile: the turn belongs to one of them at a time.</summary>
internal sealed class LockstepTurns(LockstepTurn turn)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private long _asked;
    private long _done;
    private string? _fault;

    /// <summary>The hot thread's, but while it waits.</summary>
    public LockstepTurn Turn { get; } = turn;

    /// <summary>The gateway's thread has done with what was asked of it.</summary>
    /// <param name="fault">Why it could not; null when it could.</param>
    public void Done(string? fault = null)
    {
        if (fault is not null) Volatile.Write(ref _fault, fault);

        // Pairs with the read in the wait: what was told is visible before.
        Volatile.Write(ref _done, _done + 1);
    }

    /// <summary>Waits until the gateway's thread has done with one more thing.</summary>
    /// <exception cref="LockstepException">It could not, or takes too long.</exception>
    public void Wait()
    {
        _asked++;
        var idle = default(SpinWait);
        var stamp = MonotonicClock.Stamp();
        while (Volatile.Read(ref _done) < _asked)
        {
            if (Volatile.Read(ref _fault) is not null) break;
            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > Limit.TotalNanoseconds)
                throw new LockstepException($"nothing was heard of the exchange for {Limit.TotalSeconds:0} s");
            idle.SpinOnce(sleep1Threshold: -1);
        }

        if (Volatile.Read(ref _fault) is { } fault) throw new LockstepException(fault);
    }
}
