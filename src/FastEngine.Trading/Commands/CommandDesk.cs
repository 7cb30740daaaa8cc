using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;
using FastEngine.Trading.Residues;

namespace FastEngine.Trading.Commands;

/// <summary>Carries out commands, or refuses them as a ledger event; never throws for what a command says.</summary>
internal sealed class CommandDesk(
    Ledger ledger, TradeClock clock, KillSwitch killSwitch, LiveLimits limits, EntryPermissions permissions, PositionBook positions, AccountBook account,
    OrderGate gate, ExitDesk exits, ResidueDesk residues, PendingEntries pending)
{
    public void Apply(in Command command)
    {
        var outcome = new CommandOutcome { Command = command };
        switch (command.Kind)
        {
            case CommandKind.KillSwitch:
                SetKillSwitch(ref outcome);
                break;
            case CommandKind.SetKnob:
                SetKnob(ref outcome);
                break;
            case CommandKind.AllowEntries:
                AllowEntries(ref outcome);
                break;
            case CommandKind.ClosePosition:
                ClosePositions(ref outcome);
                break;
            case CommandKind.ReportClock or CommandKind.ExitOverdue or CommandKind.ReportBackupSent or CommandKind.ReportDuplicateDropped or CommandKind.NameInstrument:
                // What was measured or done elsewhere: the parts of the stage act on it.
                break;
            default:
                Refuse(ref outcome, CommandRefusal.UnknownKind);
                break;
        }
    }

    private void SetKillSwitch(ref CommandOutcome outcome)
    {
        ref readonly var command = ref outcome.Command;
        outcome.Before = outcome.After = (long)killSwitch.Level;
        var isReset = command.Reason == KillSwitchReason.None && command.Value == (long)KillSwitchLevel.None;
        if ((int)command.Reason >= KillSwitch.Reasons || (command.Reason == KillSwitchReason.None && !isReset))
            Refuse(ref outcome, CommandRefusal.UnknownReason);
        else if (!IsWithin(ref outcome, (long)KillSwitchLevel.None, (long)KillSwitchLevel.Flatten))
            Refuse(ref outcome, CommandRefusal.OutOfRange);
        else if (isReset) ResetAll(ref outcome);
        else SetLevel(ref outcome, (KillSwitchLevel)command.Value);
    }

    private void SetLevel(ref CommandOutcome outcome, KillSwitchLevel level)
    {
        ref readonly var command = ref outcome.Command;
        var before = killSwitch.LevelOf(command.Reason);
        var refusal = level < before ? KillSwitch.WhyNotLowered(command.Reason, command.Origin) : CommandRefusal.None;
        if (refusal != CommandRefusal.None)
        {
            Refuse(ref outcome, refusal);
            return;
        }

        killSwitch.Set(command.Reason, level, clock.NowNs);
        outcome.After = (long)killSwitch.Level;
        ledger.Command(LedgerEventKind.KillSwitchChanged, in outcome);
        if (level >= before) Enforce(level, command.Reason);
    }

    // Of every reason that this origin may reset; refused when that is none of those that are set.
    private void ResetAll(ref CommandOutcome outcome)
    {
        var (refusal, hasReset) = (CommandRefusal.None, false);
        for (var i = 0; i < KillSwitch.Reasons; i++)
        {
            var reason = (KillSwitchReason)i;
            if (killSwitch.LevelOf(reason) == KillSwitchLevel.None) continue;
            var why = KillSwitch.WhyNotLowered(reason, outcome.Command.Origin);
            if (why == CommandRefusal.None) killSwitch.Set(reason, KillSwitchLevel.None, clock.NowNs);
            hasReset |= why == CommandRefusal.None;
            if (refusal == CommandRefusal.None) refusal = why;
        }

        outcome.After = (long)killSwitch.Level;
        if (refusal != CommandRefusal.None && !hasReset) Refuse(ref outcome, refusal);
        else ledger.Command(LedgerEventKind.KillSwitchChanged, in outcome);
    }

    // At once what the level asks for, again when it is set again: an exit may have failed meanwhile.
    private void Enforce(KillSwitchLevel level, KillSwitchReason reason)
    {
        // After a restart the venue is heard first: what has filled meanwhile is a position.
        if (level == KillSwitchLevel.StopEntries && reason != KillSwitchReason.Recovering) pending.Cancel(instrumentId: -1);
        if (level < KillSwitchLevel.ReduceOnly) return;
        for (var i = 0; i < positions.Capacity; i++)
        {
            ref var position = ref positions[i];
            if (!position.IsUsed) continue;
            gate.CancelEntry(ref position);
            if (level < KillSwitchLevel.Flatten) continue;
            var close = exits.RequestFor(in position, ExitReason.KillSwitch, account.MarkOf(position.InstrumentId), clock.Sequence);
            exits.Close(i, in close);
        }
    }

    private void ClosePositions(ref CommandOutcome outcome)
    {
        ref readonly var command = ref outcome.Command;
        if (command.InstrumentId < -1 || command.InstrumentId >= permissions.Instruments)
        {
            Refuse(ref outcome, CommandRefusal.UnknownInstrument);
            return;
        }

        for (var i = 0; i < positions.Capacity; i++)
            if (IsMeant(in positions[i], in command)) outcome.Before++;
        if (command.Value < CloseScope.Unattributed)
        {
            outcome.Least = CloseScope.Unattributed;
            outcome.Most = long.MaxValue;
            Refuse(ref outcome, CommandRefusal.OutOfRange);
            return;
        }

        if (command.Value > 0 && outcome.Before == 0)
        {
            Refuse(ref outcome, CommandRefusal.UnknownPosition);
            return;
        }

        for (var i = 0; i < positions.Capacity; i++)
        {
            if (!IsMeant(in positions[i], in command)) continue;
            var close = exits.RequestFor(in positions[i], ExitReason.Manual, account.MarkOf(positions[i].InstrumentId), clock.Sequence);
            if (exits.Close(i, in close)) outcome.After++;
        }

        if (command.Value <= 0)
        {
            Direction? side = command.Value switch { CloseScope.Long => Direction.Long, CloseScope.Short => Direction.Short, _ => null };
            outcome.Before += residues.Close(command.InstrumentId, side, ExitReason.Manual, out var closing);
            outcome.After += closing;
        }

        ledger.Command(LedgerEventKind.PositionsClosing, in outcome);
    }

    // A number says which, whatever the instrument.
    private static bool IsMeant(in StrategyPosition position, in Command command)
    {
        if (!position.IsUsed || position.HasClosed) return false;
        if (command.Value > 0) return position.PositionId == command.Value;
        var isOfSide = command.Value switch
        {
            CloseScope.Long => position.Direction == Direction.Long,
            CloseScope.Short => position.Direction == Direction.Short,
            _ => command.Value == CloseScope.All,
        };
        return isOfSide && (command.InstrumentId < 0 || position.InstrumentId == command.InstrumentId);
    }

    private void SetKnob(ref CommandOutcome outcome)
    {
        var knob = outcome.Command.Knob;
        var (least, most) = limits.RangeOf(knob);
        outcome.Before = outcome.After = limits[knob];
        if (most == 0)
        {
            Refuse(ref outcome, CommandRefusal.UnknownKnob);
        }
        else if (!IsWithin(ref outcome, least, most))
        {
            Refuse(ref outcome, CommandRefusal.OutOfRange);
        }
        else
        {
            limits[knob] = (int)outcome.Command.Value;
            outcome.After = outcome.Command.Value;
            ledger.Command(LedgerEventKind.KnobChanged, in outcome);
        }
    }

    private void AllowEntries(ref CommandOutcome outcome)
    {
        var id = outcome.Command.InstrumentId;
        if (id < -1 || id >= permissions.Instruments)
        {
            Refuse(ref outcome, CommandRefusal.UnknownInstrument);
            return;
        }

        outcome.Before = outcome.After = InForce(id);
        if (!IsWithin(ref outcome, 0, 1))
        {
            Refuse(ref outcome, CommandRefusal.OutOfRange);
            return;
        }

        if (id < 0) permissions.SetAll(outcome.Command.Value == 1);
        else permissions.Set(id, outcome.Command.Value == 1);
        outcome.After = InForce(id);
        ledger.Command(LedgerEventKind.EntriesChanged, in outcome);
        if (outcome.Command.Value == 0) pending.Cancel(id);
    }

    private long InForce(int instrumentId) => instrumentId < 0 ? permissions.Allowed : permissions.IsAllowed(instrumentId) ? 1 : 0;

    private static bool IsWithin(ref CommandOutcome outcome, long least, long most)
    {
        if (outcome.Command.Value >= least && outcome.Command.Value <= most) return true;
        outcome.Least = least;
        outcome.Most = most;
        return false;
    }

    private void Refuse(ref CommandOutcome outcome, CommandRefusal refusal)
    {
        outcome.Refusal = refusal;
        ledger.Command(LedgerEventKind.CommandRefused, in outcome);
    }
}
