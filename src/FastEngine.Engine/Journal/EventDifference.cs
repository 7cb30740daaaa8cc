using FastEngine.Core.Execution;

namespace FastEngine.Engine.Journal;

/// <summary>Compares two events of a union by the part that their kind uses.</summary>
internal static class EventDifference
{
    /// <inheritdoc cref="FieldDifference.Find{T}"/>
    public static (string Field, string Recorded, string Replayed)? Find(in TradeEvent recorded, in TradeEvent replayed)
    {
        if (recorded.Kind != replayed.Kind) return ("Kind", recorded.Kind.ToString(), replayed.Kind.ToString());
        if (recorded.Sequence != replayed.Sequence) return Of("Sequence", recorded.Sequence, replayed.Sequence);
        return recorded.Kind switch
        {
            TradeEventKind.Signal => FieldDifference.Find(in recorded.Signal, in replayed.Signal),
            TradeEventKind.ExitRequest => FieldDifference.Find(in recorded.ExitRequest, in replayed.ExitRequest),
            TradeEventKind.CandleClose => FieldDifference.Find(in recorded.CandleClose, in replayed.CandleClose),
            TradeEventKind.SymbolView => FieldDifference.Find(in recorded.SymbolView, in replayed.SymbolView),
            TradeEventKind.OrderReport => FieldDifference.Find(in recorded.OrderReport, in replayed.OrderReport),
            TradeEventKind.Clock when recorded.ClockNs != replayed.ClockNs => Of("ClockNs", recorded.ClockNs, replayed.ClockNs),
            TradeEventKind.Clock when recorded.SilentNs != replayed.SilentNs => Of("SilentNs", recorded.SilentNs, replayed.SilentNs),
            TradeEventKind.Command => FieldDifference.Find(in recorded.Command, in replayed.Command),
            TradeEventKind.ExitCheck => FieldDifference.Find(in recorded.ExitCheck, in replayed.ExitCheck),
            TradeEventKind.VenueUpdate => FieldDifference.Find(in recorded.VenueUpdate, in replayed.VenueUpdate),
            _ => null,
        };
    }

    /// <inheritdoc cref="FieldDifference.Find{T}"/>
    public static (string Field, string Recorded, string Replayed)? Find(in LedgerEvent recorded, in LedgerEvent replayed)
    {
        if (recorded.Kind != replayed.Kind) return ("Kind", recorded.Kind.ToString(), replayed.Kind.ToString());
        if (recorded.Sequence != replayed.Sequence) return Of("Sequence", recorded.Sequence, replayed.Sequence);
        if (recorded.TimeNs != replayed.TimeNs) return Of("TimeNs", recorded.TimeNs, replayed.TimeNs);
        return recorded.Kind switch
        {
            LedgerEventKind.Refused => FieldDifference.Find(in recorded.Refusal, in replayed.Refusal),
            LedgerEventKind.OrderPlaced => FieldDifference.Find(in recorded.Order, in replayed.Order),
            LedgerEventKind.OrderReported or LedgerEventKind.CancelRequested or LedgerEventKind.ExitFailed => FieldDifference.Find(in recorded.Report, in replayed.Report),
            LedgerEventKind.ExitRequested => FieldDifference.Find(in recorded.Exit, in replayed.Exit),
            LedgerEventKind.PositionOpened => FieldDifference.Find(in recorded.Position, in replayed.Position),
            LedgerEventKind.TradeClosed => FieldDifference.Find(in recorded.Trade, in replayed.Trade),
            LedgerEventKind.Account => FieldDifference.Find(in recorded.Account, in replayed.Account),
            LedgerEventKind.KillSwitchChanged or LedgerEventKind.KnobChanged or LedgerEventKind.EntriesChanged or LedgerEventKind.PositionsClosing or LedgerEventKind.CommandRefused =>
                FieldDifference.Find(in recorded.Command, in replayed.Command),
            LedgerEventKind.Contribution => FieldDifference.Find(in recorded.Contribution, in replayed.Contribution),
            LedgerEventKind.ExchangePosition => FieldDifference.Find(in recorded.ExchangePosition, in replayed.ExchangePosition),
            LedgerEventKind.Risk => FieldDifference.Find(in recorded.Risk, in replayed.Risk),
            LedgerEventKind.Dtms => FieldDifference.Find(in recorded.Dtms, in replayed.Dtms),
            LedgerEventKind.Sizing => FieldDifference.Find(in recorded.Sizing, in replayed.Sizing),
            LedgerEventKind.Health => FieldDifference.Find(in recorded.Health, in replayed.Health),
            LedgerEventKind.EntryWorked => FieldDifference.Find(in recorded.Worked, in replayed.Worked),
            _ => null,
        };
    }

    private static (string Field, string Recorded, string Replayed) Of(string field, long recorded, long replayed) =>
        (field, recorded.ToString(System.Globalization.CultureInfo.InvariantCulture), replayed.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
