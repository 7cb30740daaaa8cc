using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance;

/// <summary>Reads <c>bookTicker</c> frames, best bid and ask, of spot and of the futures: as strict JSON, in any field order, bare or in an envelope.</summary>
/// <remarks>Spot gives no event type and no time: its frames are known by their fields.</remarks>
internal static class BookTicker
{
    private const int SymbolBuffer = 256;

    /// <summary><see cref="ParseResult.Quote"/> with the tick filled but for its sequence and stamp. Dropped: a side is empty, or the sides cross.
    /// Skipped: it is no book ticker.</summary>
    [SkipLocalsInit]
    public static ParseResult Parse(ReadOnlySpan<byte> frame, InstrumentIndex instruments, ref Tick tick)
    {
        if (!BookFields.TryRead(frame, out var fields)) return ParseResult.Malformed;
        var isNamed = fields.EventType.IsPresent;
        if (isNamed && !(fields.EventType.IsString && JsonText.Equals(frame, fields.EventType, "bookTicker"u8))) return ParseResult.Skipped;
        if (!fields.HasBook) return isNamed ? ParseResult.Malformed : ParseResult.Skipped;
        if (!fields.Symbol.IsString || !JsonText.TryGet(frame, fields.Symbol, stackalloc byte[SymbolBuffer], out var symbol)) return ParseResult.Malformed;
        ref readonly var instrument = ref instruments.Find(symbol);
        if (Unsafe.IsNullRef(in instrument)) return ParseResult.UnknownSymbol;
        if (!TradeEvent.TryReadDecimal(frame, fields.Bid, instrument.PriceScale, out tick.Price)
            || !TradeEvent.TryReadDecimal(frame, fields.BidQuantity, instrument.QuantityScale, out tick.Quantity)
            || !TradeEvent.TryReadDecimal(frame, fields.Ask, instrument.PriceScale, out tick.AskPrice)
            || !TradeEvent.TryReadDecimal(frame, fields.AskQuantity, instrument.QuantityScale, out tick.AskQuantity))
            return ParseResult.Malformed;
        tick.ExchangeTimeNs = 0;
        if (fields.Time.IsPresent && !TradeEvent.TryReadTime(frame, fields.Time, out tick.ExchangeTimeNs)) return ParseResult.Malformed;
        if (tick.Price <= 0 || tick.AskPrice <= tick.Price || tick.Quantity <= 0 || tick.AskQuantity <= 0) return ParseResult.Dropped;
        tick.InstrumentId = instrument.Id;
        tick.Kind = EventKind.Quote;
        tick.Aggressor = Side.Buy;
        tick.Stream = TradeStream.None;
        tick.Flags = TickFlags.None;
        return ParseResult.Quote;
    }
}
