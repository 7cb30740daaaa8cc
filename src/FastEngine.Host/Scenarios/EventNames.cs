using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Scenarios;

/// <summary>What events are called in scenarios: snake_case of the ledger's kinds; of risk events and the defensive management, of theirs.</summary>
internal static class EventNames
{
    public const string Signal = "signal";
    private const string DtmsPrefix = "dtms.";

    public static IReadOnlyList<string> All { get; } =
    [
        Signal,
        .. Enum.GetValues<LedgerEventKind>().Where(kind => kind is not (LedgerEventKind.None or LedgerEventKind.Risk or LedgerEventKind.Dtms)).Select(Names.Of),
        .. Enum.GetValues<RiskEventKind>().Where(kind => kind != RiskEventKind.None).Select(Of),
        .. Enum.GetValues<DtmsEventKind>().Where(kind => kind != DtmsEventKind.None).Select(Of),
    ];

    public static string Of(RiskEventKind kind) => Names.Snake(kind.ToString());

    public static string Of(DtmsEventKind kind) => DtmsPrefix + Names.Snake(kind.ToString());

    public static string Of(in LedgerEvent e) => e.Kind switch
    {
        LedgerEventKind.Risk => Of(e.Risk.Kind),
        LedgerEventKind.Dtms => Of(e.Dtms.Kind),
        _ => Names.Of(e.Kind),
    };
}
