using System.Runtime.InteropServices;

namespace FastEngine.Core;

/// <summary>One inbound event, a trade, a quote or a clock event: exactly one cache line, published on the inbound rings.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct Tick
{
    /// <summary>Exchange time (Binance <c>T</c>) of a trade, or the time that a clock event carries; ns since the Unix epoch. Of a published quote
    /// the highest that the stream has reached: spot tells none of its quotes, and a quote moves no time.</summary>
    [FieldOffset(0)] public long ExchangeTimeNs;

    /// <summary>Local receive time, ns since the Unix epoch; latency data only, never engine time.</summary>
    [FieldOffset(8)] public long ReceiveTimeNs;

    /// <summary>Of a quote, instead of the receive time: what is offered at the best ask, at the quantity scale.</summary>
    [FieldOffset(8)] public long AskQuantity;

    /// <summary>Price at the instrument's price scale; of a quote the best bid.</summary>
    [FieldOffset(16)] public long Price;

    /// <summary>Base quantity at the instrument's quantity scale (contracts on COIN-M); of a quote what is wanted at the best bid. Of a clock
    /// event: for how long the quietest connection has given no frame, ns; 0 where there is no connection, as in a recording.</summary>
    [FieldOffset(24)] public long Quantity;

    /// <summary>The exchange's trade id, or aggregate trade id.</summary>
    [FieldOffset(32)] public long TradeId;

    /// <summary>Of a quote, instead of an id: the best ask.</summary>
    [FieldOffset(32)] public long AskPrice;

    /// <summary>Position in the merged input; inside a reader: the line or record number of its file.</summary>
    [FieldOffset(40)] public long Sequence;

    /// <summary>Monotonic stamp of a sampled event's publication, 0 when not sampled; never hashed.</summary>
    [FieldOffset(48)] public long Stamp;

    /// <summary>Index into the instrument table.</summary>
    [FieldOffset(56)] public int InstrumentId;

    [FieldOffset(60)] public EventKind Kind;
    [FieldOffset(61)] public Side Aggressor;
    [FieldOffset(62)] public TradeStream Stream;
    [FieldOffset(63)] public TickFlags Flags;
}
