using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Scenarios.Coverage;

/// <summary>Collects from the ledger of one run what the engine was seen doing.</summary>
internal sealed class BehavioursOf
{
    private readonly HashSet<KillSwitchReason> _tripped = [];

    public HashSet<Behaviour> Seen { get; } = [];

    public void Add(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.Refused:
                Seen.Add(Behaviours.Refusal(e.Refusal.Handler, e.Refusal.Cause));
                break;
            case LedgerEventKind.OrderPlaced:
                Seen.Add(Behaviours.Order(e.Order.Leg));
                break;
            case LedgerEventKind.OrderReported when e.Report.Kind == OrderReportKind.Rejected:
                Seen.Add(Behaviours.Reject(e.Report.Reject));
                break;
            case LedgerEventKind.ExitRequested when e.Exit.Dump != DumpSignal.None:
                Seen.Add(Behaviours.Dump(e.Exit.Dump));
                break;
            case LedgerEventKind.TradeClosed:
                Seen.Add(Behaviours.Exit(e.Trade.Reason));
                break;
            case LedgerEventKind.KillSwitchChanged:
                KillSwitch(in e.Command);
                break;
            case LedgerEventKind.KnobChanged:
                Seen.Add(Behaviours.Knob(e.Command.Command.Knob));
                break;
            case LedgerEventKind.EntriesChanged:
                Seen.Add(Behaviours.Entries(e.Command.Command.Value != 0));
                break;
            case LedgerEventKind.CommandRefused:
                Seen.Add(Behaviours.Refused(e.Command.Refusal));
                break;
            case LedgerEventKind.Risk:
                Risk(in e.Risk);
                break;
            case LedgerEventKind.Dtms:
                Seen.Add(Behaviours.Dtms(DtmsEdge.Of(in e.Dtms)));
                break;
        }
    }

    private void KillSwitch(in CommandOutcome outcome)
    {
        var level = (KillSwitchLevel)outcome.Command.Value;
        if (outcome.Command.Reason == KillSwitchReason.None)
        {
            // A reset of everything that this origin may reset.
            if (outcome.After == (long)KillSwitchLevel.None) foreach (var reason in _tripped) Seen.Add(Behaviours.Reset(reason));
            return;
        }

        if (level == KillSwitchLevel.None)
        {
            Seen.Add(Behaviours.Reset(outcome.Command.Reason));
            return;
        }

        _tripped.Add(outcome.Command.Reason);
        Seen.Add(Behaviours.Tripped(outcome.Command.Reason));
        Seen.Add(Behaviours.Level(level));
    }

    private void Risk(in RiskEvent risk)
    {
        Seen.Add(Behaviours.Risk(risk.Kind));
        if (risk.Kind == RiskEventKind.StopTightened) Seen.Add(Behaviours.Tightened(risk.Cause));
        if (risk.Kind == RiskEventKind.TriggerTripped)
        {
            _tripped.Add(risk.Trigger);
            Seen.Add(Behaviours.Tripped(risk.Trigger));
        }

        if (risk.Kind == RiskEventKind.TriggerReset) Seen.Add(Behaviours.Reset(risk.Trigger));
    }
}
