using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Scenarios.Coverage;

/// <summary>Everything that the engine can be seen doing, in the order of the table.</summary>
/// <remarks>What is an enumeration is taken whole, so a new member is a row that nothing drives until a scenario does.</remarks>
internal static class Behaviours
{
    private const string Chain = "Entry chain: what a handler refuses";
    private const string Orders = "Orders placed, by leg";
    private const string Rejects = "Orders that the venue refuses";
    private const string Exits = "Closed trades, by reason";
    private const string Dumps = "Dump signals";
    private const string Triggers = "Kill switch: reasons";
    private const string Levels = "Kill switch: levels";
    private const string Ladder = "Drawdown ladder";
    private const string Risks = "Protection, portfolio risk and attribution";
    private const string Stops = "Stops tightened, by cause";
    private const string Edges = "DTMS: transitions";
    private const string Managed = "DTMS: events";
    private const string Commands = "Commands";

    private static readonly RiskEventKind[] Rungs = [RiskEventKind.LadderAlert, RiskEventKind.LadderHalf, RiskEventKind.LadderAll, RiskEventKind.LadderHalt];

    /// <summary>Rows that no scenario can drive, and why; they are told below the table.</summary>
    public static IReadOnlyDictionary<Behaviour, string> Beyond { get; } = new Dictionary<Behaviour, string>
    {
        [Dump(DumpSignal.LiquidityDrop)] = "pools of decentralised exchanges are not connected yet",
        [Dump(DumpSignal.ExitSlippage)] = "exit quotes of decentralised exchanges are not connected yet",
        [Refused(CommandRefusal.UnknownKind)] = "neither a scenario nor the control socket can write such a command: CommandTests",
        [Refused(CommandRefusal.UnknownKnob)] = "likewise",
        [Refused(CommandRefusal.UnknownInstrument)] = "likewise",
        [Refused(CommandRefusal.UnknownReason)] = "likewise",
        [Reject(RejectReason.Refused)] = "the paper venue has no reason beside the others; a real one has: ErrorTableTests",
    };

    /// <summary>All rows, those beyond scenarios left out.</summary>
    public static IReadOnlyList<Behaviour> All { get; } =
    [
        .. new List<Behaviour>(
        [
            .. Refusals(),
            .. Enum.GetValues<OrderLeg>().Select(Order),
            .. Of<RejectReason>().Select(Reject),
            .. Of<ExitReason>().Select(Exit),
            .. Of<DumpSignal>().Select(Dump),
            .. Of<KillSwitchReason>().SelectMany(reason => new[] { Tripped(reason), Reset(reason) }),
            .. Of<KillSwitchLevel>().Select(Level),
            .. Of<RiskEventKind>().Select(Risk).OrderBy(row => row.Section == Ladder ? 0 : 1),
            .. Of<StopCause>().Select(Tightened),
            .. DtmsEdge.All.Select(Dtms),
            .. Of<LiveKnob>().Select(Knob), Entries(false), Entries(true),
            .. Of<CommandRefusal>().Select(Refused),
        ]).Where(row => !Beyond.ContainsKey(row)),
    ];

    public static Behaviour Refusal(EntryHandler handler, RefusalCause cause) => new(Chain, $"{Names.Of(handler)}: {Names.Of(cause)}");

    public static Behaviour Order(OrderLeg leg) => new(Orders, Names.Of(leg));

    public static Behaviour Reject(RejectReason reason) => new(Rejects, Names.Of(reason) ?? "none");

    public static Behaviour Exit(ExitReason reason) => new(Exits, Names.Of(reason));

    public static Behaviour Dump(DumpSignal signal) => new(Dumps, Names.Of(signal) ?? "none");

    public static Behaviour Tripped(KillSwitchReason reason) => new(Triggers, $"{Names.Of(reason)} tripped");

    public static Behaviour Reset(KillSwitchReason reason) => new(Triggers, $"{Names.Of(reason)} reset");

    public static Behaviour Level(KillSwitchLevel level) => new(Levels, Names.Of(level));

    public static Behaviour Risk(RiskEventKind kind) => new(Rungs.Contains(kind) ? Ladder : Risks, EventNames.Of(kind));

    public static Behaviour Tightened(StopCause cause) => new(Stops, Names.Of(cause));

    public static Behaviour Dtms(DtmsEdge edge) => edge.Kind == DtmsEventKind.Transition
        ? new(Edges, $"{Names.Of(edge.From)} to {Names.Of(edge.To)} ({Names.Of(edge.Cause)})")
        : new(Managed, edge.Cause == DtmsCause.None ? EventNames.Of(edge.Kind) : $"{EventNames.Of(edge.Kind)} ({Names.Of(edge.Cause)})");

    public static Behaviour Knob(LiveKnob knob) => new(Commands, $"live knob {Names.Of(knob)}");

    public static Behaviour Entries(bool isOn) => new(Commands, isOn ? "entries allowed" : "entries forbidden");

    public static Behaviour Refused(CommandRefusal refusal) => new(Commands, $"refused: {Names.Of(refusal)}");

    // Every member but the first, which stands for none.
    private static IEnumerable<T> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().Skip(1);

    // Parts of the trade stage speak through the first link; what is not named here is theirs.
    private static IEnumerable<Behaviour> Refusals()
    {
        var rows = new List<(EntryHandler Handler, RefusalCause Cause)>();
        foreach (var cause in Of<RefusalCause>()) rows.AddRange(HandlersOf(cause).Select(handler => (handler, cause)));
        return rows.OrderBy(row => row.Handler).Select(row => Refusal(row.Handler, row.Cause));
    }

    // Sanity repeats what sizing refuses before it (lot, notional): a second lock on the same door, which nothing can reach.
    private static EntryHandler[] HandlersOf(RefusalCause cause) => cause switch
    {
        RefusalCause.PositionOpen or RefusalCause.DuplicateDirection or RefusalCause.PositionGone => [EntryHandler.ExistingPosition],
        RefusalCause.Parked or RefusalCause.ParkedTooLong or RefusalCause.CloseFailed or RefusalCause.Replaced or RefusalCause.ShortOnSpot
            or RefusalCause.NotTraded => [EntryHandler.ReversalDetection],
        RefusalCause.TooManyPositions => [EntryHandler.PositionLimit],
        RefusalCause.NoEquity or RefusalCause.BelowLot or RefusalCause.BelowMinNotional => [EntryHandler.Sizing],
        RefusalCause.SymbolExposure => [EntryHandler.Sizing, EntryHandler.ExposureCheck],
        RefusalCause.TotalExposure or RefusalCause.GroupExposure or RefusalCause.Margin or RefusalCause.MarginBuffer or RefusalCause.MemeExposure => [EntryHandler.ExposureCheck],
        RefusalCause.PriceBand or RefusalCause.StopTooFar or RefusalCause.DuplicateClientId => [EntryHandler.Sanity],
        _ => [EntryHandler.KillSwitch],
    };
}
