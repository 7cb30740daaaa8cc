using System.Runtime.InteropServices;

namespace FastEngine.Core.Execution;

/// <summary>One inbound event of the trade thread; its only way to learn anything.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct TradeEvent
{
    [FieldOffset(0)] public TradeEventKind Kind;

    /// <summary>The shard that it came from, -1 for what no shard sent.</summary>
    [FieldOffset(4)] public int Shard;

    /// <summary>Sequence of the inbound event that it came from.</summary>
    [FieldOffset(8)] public long Sequence;

    /// <summary>Events that its shard had taken off its inbound ring, the causing one included; places it among them in a journal.</summary>
    [FieldOffset(16)] public long Position;

    [FieldOffset(32)] public Signal Signal;
    [FieldOffset(32)] public ExitRequest ExitRequest;
    [FieldOffset(32)] public CandleClose CandleClose;
    [FieldOffset(32)] public SymbolView SymbolView;
    [FieldOffset(32)] public OrderReport OrderReport;

    /// <summary>Of a clock event.</summary>
    [FieldOffset(32)] public long ClockNs;

    /// <summary>Of a clock event: for how long the quietest connection has given no frame; 0 where the source does not tell.</summary>
    [FieldOffset(40)] public long SilentNs;

    [FieldOffset(32)] public ExitCheck ExitCheck;
    [FieldOffset(32)] public VenueUpdate VenueUpdate;

    [FieldOffset(32)] public Command Command;
}
