using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Serving;

/// <summary>What of the ledger a person wants to hear, in words.</summary>
internal static class EventWords
{
    private const string Info = "info";
    private const string Good = "good";
    private const string Bad = "bad";
    private const string Warning = "warning";

    /// <summary>Null for what is no news: orders, reports, checks, measurements.</summary>
    public static (int InstrumentId, string Tone, string Text)? Of(in LedgerEvent e, InstrumentTable instruments) => e.Kind switch
    {
        LedgerEventKind.PositionOpened => (e.Position.InstrumentId, Info, $"{Names.Of(e.Position.Direction)} position {e.Position.PositionId} opened at {Price(Mean(e.Position.Cost, e.Position.Quantity), instruments[e.Position.InstrumentId])}"),
        LedgerEventKind.TradeClosed => (e.Trade.InstrumentId, e.Trade.Pnl < 0 ? Bad : Good,
            string.Create(CultureInfo.InvariantCulture, $"{Names.Of(e.Trade.Direction)} position {e.Trade.PositionId} {(e.Trade.IsLast ? "closed" : "partly closed")} by {Words(Names.Of(e.Trade.Reason))}: {Money.ToDouble(e.Trade.Pnl):+0.00;-0.00}")),
        LedgerEventKind.Refused => (e.Refusal.Signal.InstrumentId, Info, $"{Names.Of(e.Refusal.Signal.Direction)} signal refused: {Words(Names.Of(e.Refusal.Cause))}"),
        LedgerEventKind.ExitRequested => (e.Exit.InstrumentId, Info, $"exit of position {e.Exit.PositionId} asked for: {Words(Names.Of(e.Exit.Dump) ?? Names.Of(e.Exit.Reason))}"),
        LedgerEventKind.ExitFailed => (-1, Bad, $"exit order {e.Report.Order} failed: {Words(Names.Of(e.Report.Reject) ?? Names.Of(e.Report.Kind))}"),
        LedgerEventKind.KillSwitchChanged => (-1, e.Command.After == 0 ? Good : Warning,
            $"{Level((KillSwitchLevel)e.Command.After)}{(Words(Names.Of(e.Command.Command.Reason)) is { } reason ? $" ({reason})" : "")}"),
        LedgerEventKind.KnobChanged => (-1, Warning, string.Create(CultureInfo.InvariantCulture, $"{Names.Of(e.Command.Command.Knob)}: {e.Command.Before} to {e.Command.After}")),
        LedgerEventKind.EntriesChanged => (e.Command.Command.InstrumentId, Warning, e.Command.After > 0 ? "entries allowed" : "entries stopped"),
        LedgerEventKind.CommandRefused => (e.Command.Command.InstrumentId, Warning, $"command {Names.Of(e.Command.Command.Kind)} refused: {Words(Names.Of(e.Command.Refusal))}"),
        LedgerEventKind.PositionsClosing => (e.Command.Command.InstrumentId, Warning, $"{e.Command.After} positions are being closed by command"),
        LedgerEventKind.Dtms => OfDtms(in e.Dtms),
        LedgerEventKind.Risk => OfRisk(in e.Risk),
        _ => null,
    };

    private static (int, string, string)? OfDtms(in DtmsEvent e) => e.Kind switch
    {
        DtmsEventKind.Transition => (e.InstrumentId, Warning, $"position {e.PositionId}: {Words(Names.Of(e.From))} to {Words(Names.Of(e.To))}{(Words(Names.Of(e.Cause)) is { } cause ? $" ({cause})" : "")}"),
        DtmsEventKind.HedgeOpened or DtmsEventKind.HedgeClosed or DtmsEventKind.HedgeFailed or DtmsEventKind.ReducedInstead or DtmsEventKind.PartClosed or DtmsEventKind.ReAdded or DtmsEventKind.ReAddFailed =>
            (e.InstrumentId, Warning, $"position {e.PositionId}: {Words(Names.Snake(e.Kind.ToString()))}"),
        _ => null,
    };

    private static (int, string, string)? OfRisk(in RiskEvent e)
    {
        var tone = e.Kind switch
        {
            RiskEventKind.TriggerTripped or RiskEventKind.NakedTooLong or RiskEventKind.LegMissing or RiskEventKind.VenueDiffers or RiskEventKind.ExitDeadlineMissed or RiskEventKind.LadderHalf
                or RiskEventKind.LadderAll or RiskEventKind.LadderHalt or RiskEventKind.UnattributedUnprotected or RiskEventKind.ExitHeldTooLong => Bad,
            RiskEventKind.TriggerReset or RiskEventKind.HealthRestored or RiskEventKind.MarginBufferRestored or RiskEventKind.LegRestored or RiskEventKind.TimeToFlatNormal => Good,
            RiskEventKind.LadderAlert or RiskEventKind.HealthHoldsEntries or RiskEventKind.HealthTightens or RiskEventKind.HealthCloses or RiskEventKind.LeaderExit or RiskEventKind.LeaderTightens
                or RiskEventKind.CorrelatedStop or RiskEventKind.MarginBufferLow or RiskEventKind.StopPassed or RiskEventKind.HoldAlert or RiskEventKind.SessionEnding
                or RiskEventKind.ResidueFound or RiskEventKind.ForeignFill or RiskEventKind.TimeToFlatHigh or RiskEventKind.LegRefused => Warning,
            RiskEventKind.RegimeChanged => Info,
            _ => null,
        };
        if (tone is null) return null;
        var what = e.Kind == RiskEventKind.RegimeChanged ? string.Create(CultureInfo.InvariantCulture, $"volatility {(e.Measured > e.Limit ? "above" : "below")} {e.Limit / 10_000:0.##} % (ATR {e.Measured / 10_000:0.##} %)") : Words(Names.Snake(e.Kind.ToString()));
        var of = e.PositionId > 0 ? $"position {e.PositionId}: " : "";
        return (e.InstrumentId, tone, $"{of}{what}{(Words(Names.Of(e.Trigger)) is { } trigger ? $" ({trigger})" : "")}");
    }

    private static string Level(KillSwitchLevel level) => level switch
    {
        KillSwitchLevel.None => "entries are allowed again",
        KillSwitchLevel.StopEntries => "halted: no new entries",
        KillSwitchLevel.ReduceOnly => "reduce only: entries are cancelled, exits go on",
        _ => "flatten: everything is being closed",
    };

    [return: NotNullIfNotNull(nameof(name))]
    private static string? Words(string? name) => name?.Replace('_', ' ');

    private static Int128 Mean(Int128 cost, long quantity) => quantity == 0 ? 0 : cost / quantity;

    private static string Price(Int128 price, Instrument instrument) => FixedPoint.ToText(price, instrument.PriceScale);
}
