using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Scenarios;

/// <summary>The names that events have in <c>events.jsonl</c> and in scenarios, and the signals between them.</summary>
internal static class EventNames
{
    public const string Signal = "signal";
    private const string Dtms = "dtms_";

    public static IReadOnlyList<string> All { get; } =
    [
        Signal,
        .. Enum.GetValues<LedgerEventKind>().Where(kind => kind is not (LedgerEventKind.None or LedgerEventKind.Risk or LedgerEventKind.Dtms))
            .Select(kind => Names.Of(new LedgerEvent { Kind = kind })),
        .. Enum.GetValues<RiskEventKind>().Where(kind => kind != RiskEventKind.None).Select(Of),
        .. Enum.GetValues<DtmsEventKind>().Where(kind => kind != DtmsEventKind.None).Select(Of),
    ];

    public static string Of(RiskEventKind kind) => Names.Of(new LedgerEvent { Kind = LedgerEventKind.Risk, Risk = new RiskEvent { Kind = kind } });

    public static string Of(DtmsEventKind kind) => Names.Of(new LedgerEvent { Kind = LedgerEventKind.Dtms, Dtms = new DtmsEvent { Kind = kind } });

    /// <summary><c>dtms.transition</c> is a way to write <c>dtms_transition</c>.</summary>
    public static string Canonical(string name) => name.StartsWith("dtms.", StringComparison.Ordinal) ? Dtms + name[Dtms.Length..] : name;
}
