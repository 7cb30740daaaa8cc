using FastEngine.Core.Execution;
using FastEngine.Core.Journal;

namespace FastEngine.Engine.Journal;

/// <summary>Stops entries when the journal cannot be written, or the ledger's overflow is half full; a person allows them again.</summary>
internal sealed class JournalGuard
{
    private const double MostFill = 0.5;

    private bool _isFaulty;
    private bool _isOverflowing;

    public void Watch(TradeDesk desk, IJournal journal)
    {
        if (journal.Fault is null) _isFaulty = false;
        else if (!_isFaulty) _isFaulty = Trip(desk, KillSwitchReason.JournalUnwritable);
        if (desk.Ledger.OverflowFill < MostFill) _isOverflowing = false;
        else if (!_isOverflowing) _isOverflowing = Trip(desk, KillSwitchReason.LedgerOverflow);
    }

    private static bool Trip(TradeDesk desk, KillSwitchReason reason) => desk.Post(new Command
    {
        Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.StopEntries, Reason = reason, Origin = CommandOrigin.Engine, InstrumentId = -1,
    });
}
