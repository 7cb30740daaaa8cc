using FastEngine.Core.Execution;

namespace FastEngine.Trading;

/// <summary>Writes the trade stage's outputs, each with the time and sequence of the event that it came from.</summary>
internal sealed class Ledger(ITradeOutput output, TradeClock clock)
{
    public void Refused(in Signal signal, EntryHandler handler, RefusalCause cause, double measured, double limit)
    {
        var e = At(LedgerEventKind.Refused);
        e.Refusal.Signal = signal;
        e.Refusal.Handler = handler;
        e.Refusal.Cause = cause;
        e.Refusal.Measured = measured;
        e.Refusal.Limit = limit;
        output.OnLedger(in e);
    }

    public void OrderPlaced(in OrderTerms terms)
    {
        var e = At(LedgerEventKind.OrderPlaced);
        e.Order = terms;
        output.OnLedger(in e);
    }

    public void CancelRequested(long order)
    {
        var e = At(LedgerEventKind.CancelRequested);
        e.Report.Order = order;
        e.Report.TimeNs = clock.NowNs;
        output.OnLedger(in e);
    }

    public void OrderReported(in OrderReport report)
    {
        var e = At(LedgerEventKind.OrderReported);
        e.Report = report;
        output.OnLedger(in e);
    }

    public void ExitFailed(in OrderReport report)
    {
        var e = At(LedgerEventKind.ExitFailed);
        e.Report = report;
        output.OnLedger(in e);
    }

    public void ExitRequested(in ExitRequest request)
    {
        var e = At(LedgerEventKind.ExitRequested);
        e.Exit = request;
        output.OnLedger(in e);
    }

    public void PositionOpened(in OpenPosition position)
    {
        var e = At(LedgerEventKind.PositionOpened);
        e.Position = position;
        output.OnLedger(in e);
    }

    public void TradeClosed(in ClosedTrade trade)
    {
        var e = At(LedgerEventKind.TradeClosed);
        e.Trade = trade;
        output.OnLedger(in e);
    }

    public void Account(in AccountState account)
    {
        var e = At(LedgerEventKind.Account);
        e.Account = account;
        output.OnLedger(in e);
    }

    public void Command(LedgerEventKind kind, in CommandOutcome outcome)
    {
        var e = At(kind);
        e.Command = outcome;
        output.OnLedger(in e);
    }

    public void Contribution(in Contribution contribution)
    {
        var e = At(LedgerEventKind.Contribution);
        e.Contribution = contribution;
        output.OnLedger(in e);
    }

    public void ExchangePosition(in ExchangePosition position)
    {
        var e = At(LedgerEventKind.ExchangePosition);
        e.ExchangePosition = position;
        output.OnLedger(in e);
    }

    public void Risk(in RiskEvent risk)
    {
        var e = At(LedgerEventKind.Risk);
        e.Risk = risk;
        output.OnLedger(in e);
    }

    public void Dtms(in DtmsEvent dtms)
    {
        var e = At(LedgerEventKind.Dtms);
        e.Dtms = dtms;
        output.OnLedger(in e);
    }

    public void Sizing(in Sizing sizing)
    {
        var e = At(LedgerEventKind.Sizing);
        e.Sizing = sizing;
        output.OnLedger(in e);
    }

    public void Health(in Health health)
    {
        var e = At(LedgerEventKind.Health);
        e.Health = health;
        output.OnLedger(in e);
    }

    public void Worked(in WorkedEntry worked)
    {
        var e = At(LedgerEventKind.EntryWorked);
        e.Worked = worked;
        output.OnLedger(in e);
    }

    public void Position(in PositionUpdate update) => output.OnPosition(in update);

    private LedgerEvent At(LedgerEventKind kind) => new() { Kind = kind, TimeNs = clock.NowNs, Sequence = clock.Sequence };
}
