using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine.Deadlines;

/// <summary>What the watchdog looks at: when each symbol's exits were checked, which exits wait, and the exit that may be sent of each position.</summary>
/// <remarks>Shards and the trade thread write their own fields, without waiting and without allocating; one other thread reads.</remarks>
public sealed class ExitDeadlines(int instruments, int positions)
{
    private readonly PinnedArray<CheckedSymbol> _checked = new(instruments);
    private readonly PinnedArray<HandledSymbol> _handled = new(instruments);
    private readonly PinnedArray<WatchedPosition> _positions = new(positions);
    private long _rounds;

    public int Positions => _positions.Length;

    public int Instruments => _checked.Length;

    /// <summary>Rounds of the trade thread: it makes progress while they rise.</summary>
    public long Rounds => Volatile.Read(ref _rounds);

    public void OnRound() => Volatile.Write(ref _rounds, _rounds + 1);

    public void OnChecked(int instrumentId, long stamp) => Volatile.Write(ref _checked[instrumentId].CheckedStamp, stamp);

    public void OnAsked(int instrumentId, long stamp)
    {
        ref var symbol = ref _checked[instrumentId];
        symbol.AskedStamp = stamp;
        Volatile.Write(ref symbol.Asked, symbol.Asked + 1);
    }

    public void OnHandled(int instrumentId, long stamp)
    {
        ref var symbol = ref _handled[instrumentId];
        symbol.HandledStamp = stamp;
        Volatile.Write(ref symbol.Handled, symbol.Handled + 1);
    }

    /// <summary>The exit that may be sent of the position in a slot, or none.</summary>
    public void Offer(int slot, in ApprovedOrder exit, long stamp)
    {
        ref var watched = ref _positions[slot];
        Volatile.Write(ref watched.Version, watched.Version + 1);
        Interlocked.MemoryBarrier();
        watched.SinceStamp = stamp;
        watched.Exit = exit;
        Volatile.Write(ref watched.Version, watched.Version + 1);
    }

    /// <summary>The exit of the position in a slot that waits for the venue's first answer; 0 for none.</summary>
    public void Await(int slot, long positionId, long order, long stamp)
    {
        ref var watched = ref _positions[slot];
        Volatile.Write(ref watched.Version, watched.Version + 1);
        Interlocked.MemoryBarrier();
        (watched.AwaitedPosition, watched.AwaitedOrder, watched.AwaitedStamp) = (positionId, order, stamp);
        Volatile.Write(ref watched.Version, watched.Version + 1);
    }

    public long CheckedStamp(int instrumentId) => Volatile.Read(ref _checked[instrumentId].CheckedStamp);

    /// <summary>When the last exit that the trade thread has not dealt with was asked for; 0 when none waits.</summary>
    public long WaitingSince(int instrumentId)
    {
        var asked = Volatile.Read(ref _checked[instrumentId].Asked);
        return asked == Volatile.Read(ref _handled[instrumentId].Handled) ? 0 : Volatile.Read(ref _checked[instrumentId].AskedStamp);
    }

    /// <summary>The last exit that was dealt with: how many there were, and for how long the last waited.</summary>
    public (long Count, long Waited) Handled(int instrumentId)
    {
        var count = Volatile.Read(ref _handled[instrumentId].Handled);
        return (count, Volatile.Read(ref _handled[instrumentId].HandledStamp) - Volatile.Read(ref _checked[instrumentId].AskedStamp));
    }

    /// <summary>False when the slot is being written, or there is nothing to watch.</summary>
    public bool TryRead(int slot, out WatchedPosition watched)
    {
        ref var source = ref _positions[slot];
        var version = Volatile.Read(ref source.Version);
        watched = source;
        Interlocked.MemoryBarrier();
        return (version & 1) == 0 && Volatile.Read(ref source.Version) == version
            && (watched.Exit.Terms.PositionId != 0 || watched.AwaitedOrder != 0);
    }
}
