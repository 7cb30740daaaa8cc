using System.Runtime.InteropServices;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>A ledger event with the fields of its kind, to compare: the others share their memory.</summary>
internal static class LedgerText
{
    public static (LedgerEventKind Kind, long TimeNs, long Sequence, object? Payload) Of(LedgerEvent e) => (e.Kind, e.TimeNs, e.Sequence, PayloadOf(e));

    // Structs with an inline array have no equality: their bytes stand for them.
    private static object? PayloadOf(LedgerEvent e) => e.Kind switch
    {
        LedgerEventKind.Refused => e.Refusal,
        LedgerEventKind.OrderPlaced => e.Order,
        LedgerEventKind.OrderReported or LedgerEventKind.CancelRequested or LedgerEventKind.ExitFailed => e.Report,
        LedgerEventKind.ExitRequested => e.Exit,
        LedgerEventKind.PositionOpened => e.Position,
        LedgerEventKind.TradeClosed => e.Trade,
        LedgerEventKind.Account => e.Account,
        LedgerEventKind.KillSwitchChanged or LedgerEventKind.KnobChanged or LedgerEventKind.EntriesChanged or LedgerEventKind.PositionsClosing
            or LedgerEventKind.CommandRefused => e.Command,
        LedgerEventKind.Contribution => e.Contribution,
        LedgerEventKind.ExchangePosition => e.ExchangePosition,
        LedgerEventKind.Risk => e.Risk,
        LedgerEventKind.Sizing => e.Sizing,
        LedgerEventKind.Dtms => Convert.ToHexString(MemoryMarshal.AsBytes(new ReadOnlySpan<DtmsEvent>(in e.Dtms))), // Its parts are an inline array, which does not compare.
        LedgerEventKind.Health => e.Health,
        _ => null,
    };
}
