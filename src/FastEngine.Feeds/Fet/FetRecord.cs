using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>One trade, or quote, in a <c>.fet</c> file: a tick without its sequence and stamp, its two runs of bytes in the tick's own order.</summary>
[StructLayout(LayoutKind.Explicit, Size = FetFormat.RecordBytes)]
public struct FetRecord
{
    [FieldOffset(0)] public long ExchangeTimeNs;
    [FieldOffset(8)] public long ReceiveTimeNs;
    [FieldOffset(16)] public long Price;
    [FieldOffset(24)] public long Quantity;
    [FieldOffset(32)] public long TradeId;

    /// <summary>Index into the file's own instruments.</summary>
    [FieldOffset(40)] public uint Instrument;

    [FieldOffset(44)] public EventKind Kind;
    [FieldOffset(45)] public Side Aggressor;
    [FieldOffset(46)] public TradeStream Stream;

    /// <summary>Always 0.</summary>
    [FieldOffset(47)] public byte Reserved;

    /// <summary>Whether it is a trade that the engine's unchecked tables can take, whoever wrote the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsValid(uint instruments) =>
        Instrument < instruments && Kind == EventKind.Trade && Aggressor <= Side.Sell && Stream <= TradeStream.Aggregate
        && (Price | Quantity | ExchangeTimeNs | ReceiveTimeNs | TradeId) >= 0 && ExchangeTimeNs <= EngineTime.MaxNs;

    /// <summary>Whether it is a quote that could be taken: in place of the receive time and the id it has the ask's quantity and price.</summary>
    public readonly bool IsQuote(uint instruments) =>
        Instrument < instruments && Kind == EventKind.Quote && Stream == TradeStream.None && Price > 0 && Quantity > 0 && ReceiveTimeNs > 0 && TradeId > Price
        && ExchangeTimeNs is >= 0 and <= EngineTime.MaxNs;
}
