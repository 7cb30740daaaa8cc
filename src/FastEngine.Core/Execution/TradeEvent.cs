using System.Runtime.InteropServices;

namespace FastEngine.Core.Execution;

/// <summary>One inbound event of the trade thread; its only way to learn anything.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct TradeEvent
{
    [FieldOffset(0)] public TradeEventKind Kind;

    /// <summary>Sequence of the inbound event that it came from.</summary>
    [FieldOffset(8)] public long Sequence;

    [FieldOffset(16)] public Signal Signal;
    [FieldOffset(16)] public ExitRequest ExitRequest;
    [FieldOffset(16)] public CandleClose CandleClose;
    [FieldOffset(16)] public SymbolView SymbolView;
    [FieldOffset(16)] public OrderReport OrderReport;

    /// <summary>Of a clock event.</summary>
    [FieldOffset(16)] public long ClockNs;
}
