using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine.Deadlines;

/// <summary>Watches the deadlines of exit checks and exits from a thread of its own. On a miss it asks the trade thread for the exit; when that makes no
/// progress, it sends the exit itself.</summary>
/// <remarks>The exit has one id on both paths, and the gateway sends an id once; so does this. A check or an exit that misses its deadline again, after the
/// trade thread took the first miss and the deadlines held, is another miss. An exit that the venue does not answer is told once: the trade thread asks for it.</remarks>
public sealed class ExitWatchdog : IAgent
{
    private readonly ExitDeadlines _deadlines;
    private readonly WatchdogOptions _options;
    private readonly Func<Command, bool> _post;
    private readonly SingleProducerRing<ApprovedOrder>? _backup;
    private readonly Func<long> _now;
    private readonly Miss[] _misses;
    private readonly UnansweredExit[] _unanswered;
    private readonly long[] _lastChecked;
    private readonly long[] _lastHandled;

    /// <param name="deadlines">What it watches.</param>
    /// <param name="options">The deadlines.</param>
    /// <param name="post">To the trade thread; false when there is no room.</param>
    /// <param name="backup">To the gateway; null when the venue is on the trade thread itself.</param>
    /// <param name="now">A clock that never goes back, ns.</param>
    public ExitWatchdog(
        ExitDeadlines deadlines, WatchdogOptions options, Func<Command, bool> post, SingleProducerRing<ApprovedOrder>? backup, Func<long> now)
    {
        options.Check();
        _deadlines = deadlines;
        _options = options;
        _post = post;
        _backup = backup;
        _now = now;
        _misses = new Miss[deadlines.Positions];
        _unanswered = new UnansweredExit[deadlines.Positions];
        _lastChecked = new long[deadlines.Instruments];
        _lastHandled = new long[deadlines.Instruments];
    }

    public string Name => "watchdog";

    public WatchdogReport Report { get; } = new();

    public int DoWork()
    {
        var now = _now();
        var work = 0;
        for (var slot = 0; slot < _misses.Length; slot++)
        {
            if (!_deadlines.TryRead(slot, out var watched)) continue;
            var id = watched.Exit.Terms.PositionId;
            if (id != 0 && _misses[slot].PositionId != id) _misses[slot] = new Miss { PositionId = id };
            if (id != 0) work += Look(ref _misses[slot], in watched, now);
            if (watched.AwaitedOrder != 0) Await(ref _unanswered[slot], in watched, now);
        }

        for (var id = 0; id < _lastChecked.Length; id++) Measure(id);
        return work;
    }

    private int Look(ref Miss miss, in WatchedPosition watched, long now)
    {
        var late = Late(in watched, now);
        if (miss.IsTold && late <= 0 && miss.IsPosted && miss.HasMoved) miss = new Miss { PositionId = miss.PositionId, Sent = miss.Sent };
        if (!miss.IsTold)
        {
            if (late <= 0) return 0;
            Report.Missed++;
            (miss.IsTold, miss.LateNs, miss.Rounds, miss.SinceNs) = (true, late, _deadlines.Rounds, now);
        }

        // A ring that is full is no reason to wait: who does not take it stands still, and the backup path is for that.
        if (!miss.IsPosted) miss.IsPosted = Tell(CommandKind.ExitOverdue, miss.PositionId, miss.LateNs);

        // It moves: the command is before everything else that it takes.
        if (_deadlines.Rounds != miss.Rounds) (miss.Rounds, miss.SinceNs, miss.HasMoved) = (_deadlines.Rounds, now, miss.IsPosted);
        if (_backup is null || miss.Sent == watched.Exit.Terms.Order || now - miss.SinceNs < _options.GraceNs || !_backup.TryClaim(1, out var sequence)) return 0;
        _backup[sequence] = watched.Exit;
        _backup.Publish(sequence);
        miss.Sent = watched.Exit.Terms.Order;
        Report.Sent++;
        Tell(CommandKind.ReportBackupSent, watched.Exit.Terms.Order, 0);
        return 1;
    }

    private void Await(ref UnansweredExit exit, in WatchedPosition watched, long now)
    {
        if (exit.Order != watched.AwaitedOrder) exit = new UnansweredExit { Order = watched.AwaitedOrder };
        var late = now - watched.AwaitedStamp - _options.CheckPeriodNs - _options.DeadlineNs;
        if (late > 0 && exit.LateNs == 0)
        {
            Report.Missed++;
            exit.LateNs = late;
        }

        if (exit.LateNs > 0 && !exit.IsPosted) exit.IsPosted = Tell(CommandKind.ExitOverdue, watched.AwaitedPosition, exit.LateNs);
    }

    // By how much the later of the two deadlines was missed; not positive while both hold.
    private long Late(in WatchedPosition watched, long now)
    {
        var id = watched.Exit.Terms.InstrumentId;
        var check = now - Math.Max(watched.SinceStamp, _deadlines.CheckedStamp(id)) - _options.CheckPeriodNs - _options.DeadlineNs;
        var waiting = _deadlines.WaitingSince(id);
        return waiting == 0 ? check : Math.Max(check, now - waiting - _options.DeadlineNs);
    }

    private bool Tell(CommandKind kind, long value, long late) => _post(new Command
    {
        Kind = kind, Value = value, Uncertainty = late, InstrumentId = -1, Origin = CommandOrigin.Engine,
    });

    private void Measure(int instrumentId)
    {
        var stamp = _deadlines.CheckedStamp(instrumentId);
        var before = _lastChecked[instrumentId];
        if (stamp != before)
        {
            // After a time without positions there was nothing to check.
            var elapsed = stamp - before;
            if (before != 0 && elapsed < 2 * _options.CheckPeriodNs + _options.DeadlineNs)
                Report.CheckSlack.Record(Math.Max(0, _options.CheckPeriodNs + _options.DeadlineNs - elapsed));
            _lastChecked[instrumentId] = stamp;
        }

        var (count, waited) = _deadlines.Handled(instrumentId);
        if (count == _lastHandled[instrumentId]) return;
        _lastHandled[instrumentId] = count;
        if (waited >= 0) Report.ExitSlack.Record(Math.Max(0, _options.DeadlineNs - waited));
    }

    private struct Miss
    {
        public long PositionId;
        public long Rounds;
        public long SinceNs;
        public long LateNs;

        /// <summary>Number of the exit that left by the backup path; 0 for none.</summary>
        public long Sent;
        public bool IsTold;
        public bool IsPosted;

        /// <summary>The trade thread went on after it was told.</summary>
        public bool HasMoved;
    }

    private struct UnansweredExit
    {
        public long Order;

        /// <summary>0 while it is in time.</summary>
        public long LateNs;
        public bool IsPosted;
    }
}
