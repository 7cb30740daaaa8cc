using System.Runtime.InteropServices;

namespace FastEngine.Core.Execution;

/// <summary>One output of the trade thread. In their order these are the ledger of a run; <c>output_hash</c> is over them.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct LedgerEvent
{
    [FieldOffset(0)] public LedgerEventKind Kind;

    /// <summary>Time of the trade thread, ns since the epoch.</summary>
    [FieldOffset(8)] public long TimeNs;

    /// <summary>Sequence of the inbound event that led to it.</summary>
    [FieldOffset(16)] public long Sequence;

    [FieldOffset(32)] public Refusal Refusal;
    [FieldOffset(32)] public OrderTerms Order;
    [FieldOffset(32)] public OrderReport Report;
    [FieldOffset(32)] public ExitRequest Exit;
    [FieldOffset(32)] public OpenPosition Position;
    [FieldOffset(32)] public ClosedTrade Trade;
    [FieldOffset(32)] public AccountState Account;
    [FieldOffset(32)] public CommandOutcome Command;
    [FieldOffset(32)] public Contribution Contribution;
    [FieldOffset(32)] public ExchangePosition ExchangePosition;
    [FieldOffset(32)] public RiskEvent Risk;
    [FieldOffset(32)] public DtmsEvent Dtms;
    [FieldOffset(32)] public Sizing Sizing;
    [FieldOffset(32)] public Health Health;
    [FieldOffset(32)] public WorkedEntry Worked;
}
