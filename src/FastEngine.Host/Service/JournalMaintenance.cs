using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Service;

/// <summary>Lets old segments of the journal expire, when a newer snapshot restores and every reader is past them.</summary>
internal sealed class JournalMaintenance(string directory, JournalExpiryOptions options, TimeSpan every, ScratchStage scratch, Func<IReadOnlyList<JournalCursor>> cursors) : IAgent
{
    private readonly JournalDirectory _journal = new(directory);
    private readonly long _everyNs = every.Ticks * TimeSpan.NanosecondsPerTick;
    private readonly long _start = MonotonicClock.Stamp();
    private long _nextNs;
    private volatile JournalExpiryStatus _status = new();

    public string Name => "journal expiry";

    public JournalExpiryStatus Status => _status;

    public int DoWork()
    {
        var nowNs = MonotonicClock.ElapsedNs(_start, MonotonicClock.Stamp());
        if (nowNs < _nextNs) return 0;
        _nextNs = nowNs + _everyNs;
        Expire();
        return 0;
    }

    private void Expire()
    {
        var before = _status;
        try
        {
            var wallNs = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
            var done = _journal.Expire(options, scratch.IsGood, cursors(), wallNs);
            _status = before with { Segments = before.Segments + done.Expired.Count, Bytes = before.Bytes + done.BytesFreed, HeldBy = done.HeldBy, Fault = null };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next time, then: what is too much on the disk is no reason to stop.
            _status = before with { Fault = exception.Message };
        }
    }
}
