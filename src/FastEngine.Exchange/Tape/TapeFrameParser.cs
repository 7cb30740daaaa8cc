using System.Text.Json;
using FastEngine.Core;

namespace FastEngine.Exchange.Tape;

/// <summary>Reads trade frames of recordings for the tape; written apart from the engine's parser, which plays against it.</summary>
/// <param name="instruments">Null when only fields are looked for.</param>
internal readonly struct TapeFrameParser(InstrumentTable? instruments, SymbolMap? symbols) : IFrameParser
{
    public ParseResult Parse(ReadOnlySpan<byte> frame, long receiveTimeNs, ref Tick tick)
    {
        var fields = default(TradeFields);
        var result = Scan(frame, ref fields);
        if (result != ParseResult.Trade) return result;
        var id = symbols!.Find(fields.Symbol);
        if (id == SymbolMap.NotFound) return ParseResult.UnknownSymbol;
        var instrument = instruments![id];
        if (!FixedPoint.TryParse(fields.Price, instrument.PriceScale, out tick.Price)) return ParseResult.Malformed;
        if (!FixedPoint.TryParse(fields.Quantity, instrument.QuantityScale, out tick.Quantity)) return ParseResult.Malformed;
        tick.ExchangeTimeNs = fields.ExchangeTimeNs;
        tick.ReceiveTimeNs = receiveTimeNs;
        tick.TradeId = fields.TradeId;
        tick.InstrumentId = id;
        tick.Kind = EventKind.Trade;
        tick.Aggressor = fields.Aggressor;
        tick.Stream = fields.Stream;
        tick.Flags = TickFlags.None;
        return ParseResult.Trade;
    }

    public ParseResult Scan(ReadOnlySpan<byte> frame, ref TradeFields fields)
    {
        try
        {
            return Read(frame, ref fields);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return ParseResult.Malformed;
        }
    }

    private static ParseResult Read(ReadOnlySpan<byte> frame, ref TradeFields fields)
    {
        var reader = new Utf8JsonReader(frame);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return ParseResult.Malformed;
        var seen = new Seen();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                // The combined envelope: what counts is inside.
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject) return ParseResult.Skipped;
                continue;
            }

            if (!seen.Take(ref reader, ref fields)) return ParseResult.Skipped;
        }

        return seen.Result(ref fields);
    }

    private ref struct Seen
    {
        private bool _isTrade;
        private bool _isMarket;
        private bool _isNotMarket;
        private long _id;
        private long _timeMs;
        private int _mask;

        // False when the frame is no trade.
        public bool Take(ref Utf8JsonReader reader, ref TradeFields fields)
        {
            var name = reader.ValueSpan.Length == 1 ? reader.ValueSpan[0] : (byte)0;
            reader.Read();
            switch (name)
            {
                case (byte)'e':
                    _isTrade = reader.ValueTextEquals("trade"u8) || reader.ValueTextEquals("aggTrade"u8);
                    fields.Stream = reader.ValueTextEquals("trade"u8) ? TradeStream.Trade : TradeStream.Aggregate;
                    return _isTrade;
                case (byte)'s':
                    fields.Symbol = reader.ValueSpan;
                    _mask |= 1;
                    break;
                case (byte)'p':
                    fields.Price = reader.ValueSpan;
                    _mask |= 2;
                    break;
                case (byte)'q':
                    fields.Quantity = reader.ValueSpan;
                    _mask |= 4;
                    break;
                case (byte)'T':
                    _timeMs = reader.GetInt64();
                    _mask |= 8;
                    break;
                case (byte)'t' or (byte)'a' when reader.TokenType == JsonTokenType.Number:
                    // A trade has t; its a is the seller's order, which old recordings still have.
                    if (name == 't' || fields.Stream == TradeStream.Aggregate) _id = reader.GetInt64();
                    break;
                case (byte)'m':
                    fields.Aggressor = reader.GetBoolean() ? Side.Sell : Side.Buy;
                    _mask |= 16;
                    break;
                case (byte)'M':
                    fields.Market = Market.Spot;
                    break;
                case (byte)'X':
                    _isMarket = reader.ValueTextEquals("MARKET"u8);
                    _isNotMarket = !_isMarket;
                    break;
                default:
                    reader.Skip();
                    break;
            }

            return true;
        }

        public readonly ParseResult Result(ref TradeFields fields)
        {
            if (!_isTrade) return ParseResult.Skipped;
            if (_mask != 31) return ParseResult.Malformed;
            if (_isNotMarket || !fields.Price.ContainsAnyInRange((byte)'1', (byte)'9') || !fields.Quantity.ContainsAnyInRange((byte)'1', (byte)'9')) return ParseResult.Dropped;
            fields.ExchangeTimeNs = _timeMs * EngineTime.NsPerMs;
            fields.TradeId = _id;
            return ParseResult.Trade;
        }
    }
}
