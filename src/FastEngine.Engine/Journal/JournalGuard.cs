using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;

namespace FastEngine.Engine.Journal;

/// <summary>Stops entries when the journal cannot be written, or the ledger's overflow is half full; a person allows them again.</summary>
internal sealed class JournalGuard(HotLog? log)
{
    private const double MostFill = 0.5;

    private bool _isFaulty;
    private bool _isOverflowing;
    private bool _isFaultTold;
    private bool _isFillTold;
    private long _dropped;
    private long _droppedTold;

    public void Watch(TradeDesk desk, IJournal journal)
    {
        if (journal.Fault is null) _isFaulty = false;
        else if (!_isFaulty) _isFaulty = Trip(desk, KillSwitchReason.JournalUnwritable);
        if (desk.Ledger.OverflowFill < MostFill) _isOverflowing = false;
        else if (!_isOverflowing) _isOverflowing = Trip(desk, KillSwitchReason.LedgerOverflow);
    }

    /// <summary>Tells the log of what changed since the last time.</summary>
    /// <param name="journal">Its state.</param>
    /// <param name="fill">Of the ledger's overflow.</param>
    /// <param name="dropped">Events of shards that the journal lacks so far.</param>
    /// <param name="timeNs">Of the last event that was taken.</param>
    public void Tell(IJournal journal, double fill, long dropped, long timeNs)
    {
        if (log is null) return;
        var isFaulty = journal.Fault is not null;
        if (isFaulty != _isFaultTold) log.Write(isFaulty ? LogEventKind.JournalUnwritable : LogEventKind.JournalWritable, timeNs, journal.Appended);
        _isFaultTold = isFaulty;
        var isFilling = fill >= MostFill;
        if (isFilling != _isFillTold) log.Write(isFilling ? LogEventKind.LedgerSpilling : LogEventKind.LedgerRelieved, timeNs, fill);
        _isFillTold = isFilling;

        // A gap is told when it ends: one line each, however long it is.
        if (dropped == _dropped && dropped != _droppedTold)
        {
            log.Write(LogEventKind.JournalGap, timeNs, dropped - _droppedTold);
            _droppedTold = dropped;
        }

        _dropped = dropped;
    }

    private static bool Trip(TradeDesk desk, KillSwitchReason reason) => desk.Post(new Command
    {
        Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.StopEntries, Reason = reason, Origin = CommandOrigin.Engine, InstrumentId = -1,
    });
}
