using FastEngine.Core.Execution;
using FastEngine.Trading.Commands;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Deadlines;

/// <summary>Keeps an approved exit of every open position with the watchdog on another thread, and does what it asks for when a deadline was missed.</summary>
internal sealed class DeadlineDesk(
    PositionBook positions, OrderGate gate, ReservedExits reserved, AwaitedExits awaited, Ledger ledger, CommandDesk commands, PositionActions actions) : TradePart
{
    public override int SnapshotSize => reserved.SnapshotSize;

    public override void OnOpened(int slot) => Prepare(slot);

    public override void OnGrown(int slot) => Prepare(slot);

    public override void OnReduced(int slot, long quantity, ExitReason reason) => Prepare(slot);

    public override void OnExitFailed(int slot) => Prepare(slot);

    public override void OnClosed(int slot, ExitReason reason) => reserved.Withdraw(slot);

    public override void OnFreed(int slot) => reserved.Release(slot);

    public override void OnCommand(in Command command)
    {
        switch (command.Kind)
        {
            case CommandKind.ExitOverdue:
                OnOverdue(in command);
                break;
            case CommandKind.ReportBackupSent:
                Say(RiskEventKind.BackupExitSent, reserved.SlotOf(command.Value), command.Value);
                break;
            case CommandKind.ReportDuplicateDropped:
                Say(RiskEventKind.DuplicateExitDropped, reserved.SlotOf(command.Value), command.Value);
                break;
        }
    }

    public override void Write(ref SnapshotWriter writer) => reserved.Write(ref writer);

    public override void Read(ref SnapshotReader reader) => reserved.Read(ref reader);

    /// <summary>After a restore: the watchdog knows of no position.</summary>
    public void TellWatchdog()
    {
        for (var slot = 0; slot < positions.Capacity; slot++)
            if (positions[slot].Quantity > 0 && !positions[slot].IsHedge) Publish(slot);
        awaited.TellAll();
    }

    // An exit that took the reserved id and failed needs another.
    private void Prepare(int slot)
    {
        ref readonly var position = ref positions[slot];
        // A hedge has no exit monitor; its parent's exit closes it.
        if (position.Quantity == 0 || position.IsHedge) return;
        if (reserved[slot].Number == 0 || (reserved[slot].Order != 0 && position.Exiting + position.Owed == 0)) reserved.Reserve(slot, gate.NewExitId(in position));
        Publish(slot);
    }

    private void Publish(int slot)
    {
        ref readonly var position = ref positions[slot];
        var free = position.Quantity - position.Exiting - position.Owed;
        if (free > 0 && reserved.IsFree(slot)) reserved.Offer(slot, gate.ApproveExit(in position, free, in reserved[slot]));
        else reserved.Withdraw(slot);
    }

    // Stays until a person clears it, whatever the exit does.
    private void OnOverdue(in Command command)
    {
        var slot = positions.Find(command.Value);
        Say(RiskEventKind.ExitDeadlineMissed, slot, command.Value, command.Uncertainty);
        commands.Apply(new Command
        {
            Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.ReduceOnly, InstrumentId = -1, Origin = CommandOrigin.Engine,
            Reason = KillSwitchReason.ExitDeadline,
        });
        if (slot >= 0) actions.Close(slot, ExitReason.ExitDeadline);
    }

    private void Say(RiskEventKind kind, int slot, long number, long measured = 0) => ledger.Risk(new RiskEvent
    {
        Kind = kind, PositionId = slot >= 0 ? positions[slot].PositionId : 0, Order = number, InstrumentId = slot >= 0 ? positions[slot].InstrumentId : -1,
        OtherInstrumentId = -1, Measured = measured, Trigger = kind == RiskEventKind.ExitDeadlineMissed ? KillSwitchReason.ExitDeadline : KillSwitchReason.None,
    });
}
