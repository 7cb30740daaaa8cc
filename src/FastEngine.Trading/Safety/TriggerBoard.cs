using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;

namespace FastEngine.Trading.Safety;

/// <summary>Sets the kill switch for the triggers and resets it, each time as two events: what was measured, and what became of the switch.</summary>
/// <remarks>A person's reset of a trigger holds until its condition has passed; it trips anew only then.</remarks>
internal sealed class TriggerBoard(KillSwitch killSwitch, TradeClock clock, Ledger ledger, PendingEntries pending)
{
    private const KillSwitchLevel Tripped = KillSwitchLevel.StopEntries;

    public void Trip(KillSwitchReason reason, double measured, double limit)
    {
        Say(RiskEventKind.TriggerTripped, reason, measured, limit);
        if (killSwitch.LevelOf(reason) >= Tripped) return;
        Set(reason, Tripped);
        pending.Cancel(instrumentId: -1);
    }

    /// <summary>Lowers what the trigger set; a higher level was a person's, and stays.</summary>
    public void Reset(KillSwitchReason reason, double measured, double limit)
    {
        Say(RiskEventKind.TriggerReset, reason, measured, limit);
        if (killSwitch.LevelOf(reason) == Tripped) Set(reason, KillSwitchLevel.None);
    }

    public void Say(RiskEventKind kind, KillSwitchReason reason, double measured, double limit) => ledger.Risk(new RiskEvent
    {
        Kind = kind, Trigger = reason, Measured = measured, Limit = limit, InstrumentId = -1, OtherInstrumentId = -1,
    });

    private void Set(KillSwitchReason reason, KillSwitchLevel level)
    {
        var outcome = new CommandOutcome
        {
            Command = new Command
            {
                TimeNs = clock.NowNs, Value = (long)level, InstrumentId = -1, Kind = CommandKind.KillSwitch, Origin = CommandOrigin.Engine, Reason = reason,
            },
            Before = (long)killSwitch.Level,
        };
        killSwitch.Set(reason, level, clock.NowNs);
        outcome.After = (long)killSwitch.Level;
        ledger.Command(LedgerEventKind.KillSwitchChanged, in outcome);
    }
}
