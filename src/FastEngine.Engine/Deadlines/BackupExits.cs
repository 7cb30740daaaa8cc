using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine.Deadlines;

/// <summary>The gateway's end of the backup path: of an exit that comes by both paths the second is dropped, and told.</summary>
public sealed class BackupExits(SingleProducerRing<ApprovedOrder> backup, Func<Command, bool> post)
{
    // An exit that left long ago is no longer offered to the watchdog: the two are apart by rounds of the trade thread.
    private const int Remembered = 1_024;

    private readonly RingConsumer<ApprovedOrder> _backup = new(backup);
    private readonly PinnedArray<ClientOrderId> _left = new(Remembered);
    private int _next;

    /// <summary>The next exit that the watchdog sends and that did not leave by the other path; to be released by the next call.</summary>
    public bool TryTake(out ApprovedOrder exit)
    {
        while (_backup.HighestAvailable() >= _backup.Next)
        {
            exit = _backup[_backup.Next];
            if (!IsNew(in exit))
            {
                if (!Tell(in exit)) break;
                _backup.Release(_backup.Next);
                continue;
            }

            _backup.Release(_backup.Next);
            return true;
        }

        exit = default;
        return false;
    }

    /// <summary>Whether an exit may leave: the first of its id. One that may not is told of; false too while that finds no room.</summary>
    /// <param name="exit">From the trade thread.</param>
    /// <param name="isDropped">It left by the backup path already.</param>
    public bool MayLeave(in ApprovedOrder exit, out bool isDropped)
    {
        isDropped = !IsNew(in exit);
        return !isDropped || Tell(in exit);
    }

    private bool IsNew(in ApprovedOrder exit)
    {
        foreach (ref readonly var left in _left.AsSpan())
            if (left == exit.Terms.Id) return false;
        _left[_next] = exit.Terms.Id;
        _next = (_next + 1) % Remembered;
        return true;
    }

    private bool Tell(in ApprovedOrder exit) => post(new Command
    {
        Kind = CommandKind.ReportDuplicateDropped, Value = exit.Terms.Order, InstrumentId = -1, Origin = CommandOrigin.Engine,
    });
}
