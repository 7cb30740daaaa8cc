using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FastEngine.Core;
using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance;

/// <summary>Parses <c>trade</c> and <c>aggTrade</c> frames of Binance spot, USD-M and COIN-M, bare or in a combined-stream envelope, straight from bytes to a tick.</summary>
/// <remarks>
/// A frame is strict JSON (RFC 8259, at most 64 levels deep): any field order, white space and escapes, unknown fields of any value, of duplicates
/// the last counts. Another JSON object than a trade is skipped. Frames whose first bytes show that they are not trades are skipped
/// unread, so they are not validated.
/// The vectorised path only shortens the way of frames in the exchange's own byte shape; both paths give the same answer on every input.
/// </remarks>
public readonly struct BinanceFrameParser : IFrameParser
{
    private const int SymbolBuffer = 256;

    private readonly InstrumentIndex _instruments;
    private readonly bool _vectorised;
    private readonly bool _quotes;

    /// <param name="instruments">The instruments of the run.</param>
    /// <param name="symbols">Names to ids of the market that the frames come from.</param>
    /// <param name="vectorised">False forces the scalar path, for comparison; true uses vectors where the processor has them.</param>
    /// <param name="quotes">Whether book tickers are wanted; else they are skipped like all that is not a trade.</param>
    public BinanceFrameParser(InstrumentTable instruments, SymbolMap symbols, bool vectorised = true, bool quotes = false)
    {
        _quotes = quotes;
        _instruments = new InstrumentIndex(instruments, symbols);
        _vectorised = vectorised && Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian;
    }

    /// <summary>Knows an instrument that has got its symbol since; on the thread that parses.</summary>
    public void Add(Instrument instrument) => _instruments.Add(instrument);

    /// <inheritdoc/>
    public ParseResult Parse(ReadOnlySpan<byte> frame, long receiveTimeNs, ref Tick tick)
    {
        ref var start = ref MemoryMarshal.GetReference(frame);
        var first = FirstBytes.Recognise(ref start, (uint)frame.Length, _vectorised, out var fields, out var close);
        if (first >= FrameStart.NotATrade) return _quotes && first == FrameStart.BookTicker ? ParseQuote(frame, ref tick) : ParseResult.Skipped;
        tick.ReceiveTimeNs = receiveTimeNs;
        tick.Kind = EventKind.Trade;
        tick.Flags = TickFlags.None;
        if (_vectorised)
        {
            if (first == FrameStart.Trade)
            {
                tick.Stream = TradeStream.Trade;
                if (CanonicalTrade.TryReadTrade(ref start, (uint)frame.Length, fields, close, _instruments, ref tick)) return ParseResult.Trade;
            }
            else if (first == FrameStart.AggregateTrade)
            {
                tick.Stream = TradeStream.Aggregate;
                if (CanonicalTrade.TryReadAggregate(ref start, (uint)frame.Length, fields, close, _instruments, ref tick)) return ParseResult.Trade;
            }
        }

        return ParseGeneral(frame, ref tick);
    }

    /// <inheritdoc/>
    /// <remarks>A symbol, price or quantity that is escaped in the frame is returned as an unescaped copy on the heap; the exchange escapes none.
    /// A symbol that no instrument can have (empty, or longer than <see cref="SymbolMap.MaxSymbolLength"/> bytes) is malformed here.</remarks>
    public ParseResult Scan(ReadOnlySpan<byte> frame, ref TradeFields fields)
    {
        if (FirstBytes.Recognise(ref MemoryMarshal.GetReference(frame), (uint)frame.Length, _vectorised, out _, out _) >= FrameStart.NotATrade)
            return ParseResult.Skipped;
        var result = Read(frame, out var found, out var trade);
        if (result != ParseResult.Trade) return result;
        if (!JsonText.TryGet(frame, found.Symbol, [], out fields.Symbol)) return ParseResult.Malformed;
        if (!JsonText.TryGet(frame, found.Price, [], out fields.Price)) return ParseResult.Malformed;
        if (!JsonText.TryGet(frame, found.Quantity, [], out fields.Quantity)) return ParseResult.Malformed;
        if (fields.Symbol.Length is 0 or > SymbolMap.MaxSymbolLength) return ParseResult.Malformed;
        fields.ExchangeTimeNs = trade.TimeNs;
        fields.TradeId = trade.Id;
        fields.Aggressor = trade.Aggressor;
        fields.Stream = trade.Stream;
        fields.Market = trade.HasSpotMark ? Market.Spot : IsCoinMargined(fields.Symbol) ? Market.CoinMargined : null;
        return ParseResult.Trade;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ParseResult ParseGeneral(ReadOnlySpan<byte> frame, ref Tick tick)
    {
        var result = Read(frame, out var fields, out var trade);
        if (result != ParseResult.Trade) return result == ParseResult.Skipped && _quotes ? ParseQuote(frame, ref tick) : result;
        if (!JsonText.TryGet(frame, fields.Symbol, stackalloc byte[SymbolBuffer], out var symbol)) return ParseResult.Malformed;
        ref readonly var instrument = ref _instruments.Find(symbol);
        if (Unsafe.IsNullRef(in instrument)) return ParseResult.UnknownSymbol;
        if (!TradeEvent.TryReadDecimal(frame, fields.Price, instrument.PriceScale, out tick.Price)) return ParseResult.Malformed;
        if (!TradeEvent.TryReadDecimal(frame, fields.Quantity, instrument.QuantityScale, out tick.Quantity)) return ParseResult.Malformed;
        tick.ExchangeTimeNs = trade.TimeNs;
        tick.TradeId = trade.Id;
        tick.InstrumentId = instrument.Id;
        tick.Aggressor = trade.Aggressor;
        tick.Stream = trade.Stream;
        return ParseResult.Trade;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ParseResult ParseQuote(ReadOnlySpan<byte> frame, ref Tick tick) => BookTicker.Parse(frame, _instruments, ref tick);

    private static ParseResult Read(ReadOnlySpan<byte> frame, out EventFields fields, out TradeEvent trade)
    {
        trade = default;
        return EventReader.TryRead(frame, out fields) ? trade.Read(frame, fields) : ParseResult.Malformed;
    }

    // Perpetuals end in _PERP. Deliveries (BTCUSD_240927) differ from those of USD-M (BTCUSDT_240927) by the coin before the underscore.
    private static bool IsCoinMargined(ReadOnlySpan<byte> symbol)
    {
        if (symbol.EndsWith("_PERP"u8)) return true;
        var underscore = symbol.LastIndexOf((byte)'_');
        if (underscore < 0 || underscore == symbol.Length - 1) return false;
        return symbol[..underscore].EndsWith("USD"u8) && !symbol[(underscore + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
