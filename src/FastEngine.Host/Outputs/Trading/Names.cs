using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Enumerations as the output files write them: snake_case, stable, whatever the code calls them.</summary>
internal static class Names
{
    public static string Of(Direction direction) => direction == Direction.Long ? "long" : "short";

    public static string Of(AccountMode mode) => Snake(mode.ToString());

    public static string Of(Side side) => side == Side.Buy ? "buy" : "sell";

    public static string Of(ExitReason reason) => Snake(reason.ToString());

    public static string? Of(DumpSignal dump) => dump == DumpSignal.None ? null : Snake(dump.ToString());

    public static string Of(OrderType type) => Snake(type.ToString());

    public static string Of(OrderLeg leg) => Snake(leg.ToString());

    public static string Of(OrderReportKind kind) => Snake(kind.ToString());

    public static string? Of(RejectReason reason) => reason == RejectReason.None ? null : Snake(reason.ToString());

    public static string? Of(FillReason reason) => reason == FillReason.None ? null : Snake(reason.ToString());

    public static string Of(FeeAsset asset) => Snake(asset.ToString());

    public static string Of(EntryHandler handler) => Snake(handler.ToString());

    public static string Of(EntryStyle style) => Snake(style.ToString());

    public static string Of(WorkEnd end) => Snake(end.ToString());

    public static string Of(RefusalCause cause) => Snake(cause.ToString());

    public static string? Of(StopReason stop) => stop == StopReason.None ? null : Snake(stop.ToString());

    public static string Of(DecisionOutcome outcome) => Snake(outcome.ToString());

    public static string? Of(MatchKind kind) => kind == MatchKind.None ? null : Snake(kind.ToString());

    /// <summary>Those that held, apart by blanks: <c>structure_up adx volume</c>.</summary>
    public static string Of(RegimeConditions conditions) => conditions == RegimeConditions.None
        ? ""
        : string.Join(' ', conditions.ToString().Split(", ").Select(Snake));

    public static string Of(CommandKind kind) => Snake(kind.ToString());

    public static string Of(CommandOrigin origin) => Snake(origin.ToString());

    public static string Of(CommandRefusal refusal) => Snake(refusal.ToString());

    public static string Of(KillSwitchLevel level) => Snake(level.ToString());

    public static string? Of(KillSwitchReason reason) => reason == KillSwitchReason.None ? null : Snake(reason.ToString());

    public static string Of(LiveKnob knob) => Snake(knob.ToString());

    /// <summary>The event's name: of risk and defensive management the kind within.</summary>
    public static string Of(in LedgerEvent e) => e.Kind switch
    {
        LedgerEventKind.Risk => Snake(e.Risk.Kind.ToString()),
        LedgerEventKind.Dtms => "dtms_" + Snake(e.Dtms.Kind.ToString()),
        _ => Snake(e.Kind.ToString()),
    };

    public static string Of(ContributionKind kind) => Snake(kind.ToString());

    public static string Of(StopCause cause) => Snake(cause.ToString());

    public static string Of(DtmsState state) => Snake(state.ToString());

    public static string? Of(DtmsCause cause) => cause == DtmsCause.None ? null : Snake(cause.ToString());

    /// <summary>TrailingStop becomes trailing_stop.</summary>
    public static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
