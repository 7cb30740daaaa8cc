using FastEngine.Core;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>The guards by the slots of their positions, and when each is to be looked after next.</summary>
internal sealed class GuardBook(PositionBook positions)
{
    public const long Never = long.MaxValue;
    private readonly PinnedArray<Guard> _guards = new(positions.Capacity);

    // Apart from the guards: a timer walks these.
    private readonly PinnedArray<long> _due = Undue(positions.Capacity);

    public int Capacity => _guards.Length;

    /// <summary>The earliest that any is due, or earlier.</summary>
    public long NextNs { get; private set; } = Never;

    public int SnapshotSize => sizeof(int) + sizeof(long) + Capacity * (sizeof(int) + sizeof(long) + Guard.SnapshotSize);

    public ref Guard this[int slot] => ref _guards[slot];

    /// <summary>Has the guard looked after at a time, or before.</summary>
    public void Wake(int slot, long atNs)
    {
        if (atNs < _due[slot]) _due[slot] = atNs;
        if (atNs < NextNs) NextNs = atNs;
    }

    /// <summary>It is being looked after: what it waits for wakes it anew.</summary>
    public void Sleep(int slot) => _due[slot] = Never;

    public void Free(int slot)
    {
        _guards[slot] = default;
        _due[slot] = Never;
    }

    /// <summary>The first slot from <paramref name="from"/> on that is due, which then is so no more; or -1.</summary>
    public int TakeDue(int from, long nowNs)
    {
        for (var i = from; i < positions.End; i++)
        {
            if (_due[i] > nowNs) continue;
            _due[i] = Never;
            return i;
        }

        return -1;
    }

    /// <summary>Behind a timer: finds the next.</summary>
    public void FindNext()
    {
        NextNs = Never;
        for (var i = 0; i < positions.End; i++) NextNs = Math.Min(NextNs, _due[i]);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(NextNs);
        var count = 0;
        foreach (ref readonly var guard in _guards.AsSpan())
            if (guard.PositionId != 0) count++;
        writer.Put(count);
        for (var i = 0; i < _guards.Length; i++)
        {
            if (_guards[i].PositionId == 0) continue;
            writer.Put(i);
            writer.Put(_due[i]);
            _guards[i].Write(ref writer);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _guards.AsSpan().Clear();
        _due.AsSpan().Fill(Never);
        NextNs = reader.Int64();
        for (var count = reader.Count(_guards.Length, "guarded positions"); count > 0; count--)
        {
            var slot = reader.Count(_guards.Length - 1, "slots of guarded positions");
            _due[slot] = reader.Int64();
            _guards[slot] = Guard.Read(ref reader);
            if (!positions[slot].IsUsed || positions[slot].PositionId != _guards[slot].PositionId) reader.Fail("legs belong to a position that is not held");
        }
    }

    private static PinnedArray<long> Undue(int capacity)
    {
        var due = new PinnedArray<long>(capacity);
        due.AsSpan().Fill(Never);
        return due;
    }
}
