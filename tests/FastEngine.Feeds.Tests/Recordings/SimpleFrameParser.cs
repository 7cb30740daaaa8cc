using System.Text.Json;
using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

/// <summary>A slow, plain parser of trade frames, for tests of the readers only. Allocates nothing.</summary>
public struct SimpleFrameParser(SymbolMap symbols, InstrumentTable table) : IFrameParser
{
    public ParseResult Parse(ReadOnlySpan<byte> frame, long receiveTimeNs, ref Tick tick)
    {
        var fields = default(TradeFields);
        var result = Scan(frame, ref fields);
        if (result != ParseResult.Trade) return result;
        var id = symbols.Find(fields.Symbol);
        if (id == SymbolMap.NotFound) return ParseResult.UnknownSymbol;
        var instrument = table[id];
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
            return ScanJson(frame, ref fields);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return ParseResult.Malformed;
        }
    }

    private static ParseResult ScanJson(ReadOnlySpan<byte> frame, ref TradeFields fields)
    {
        var reader = new Utf8JsonReader(frame);
        var isTrade = false;
        var dropped = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > 2) continue;
            var name = reader.ValueSpan;
            if (name.Length != 1) continue;
            var key = name[0];
            if (!reader.Read()) break;
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) continue;
            switch (key)
            {
                case (byte)'e':
                    isTrade = reader.ValueTextEquals("trade"u8) || reader.ValueTextEquals("aggTrade"u8);
                    fields.Stream = reader.ValueTextEquals("trade"u8) ? TradeStream.Trade : TradeStream.Aggregate;
                    break;
                case (byte)'s': fields.Symbol = reader.ValueSpan; break;
                case (byte)'p': fields.Price = reader.ValueSpan; break;
                case (byte)'q': fields.Quantity = reader.ValueSpan; break;
                case (byte)'t' or (byte)'a' when reader.TokenType == JsonTokenType.Number: fields.TradeId = reader.GetInt64(); break;
                case (byte)'T' when reader.TokenType == JsonTokenType.Number: fields.ExchangeTimeNs = reader.GetInt64() * EngineTime.NsPerMs; break;
                case (byte)'m': fields.Aggressor = reader.GetBoolean() ? Side.Sell : Side.Buy; break;
                case (byte)'M': fields.Market = Market.Spot; break;
                case (byte)'X': dropped = !reader.ValueTextEquals("MARKET"u8); break;
                default: break;
            }
        }

        if (!isTrade) return ParseResult.Skipped;
        if (fields.Symbol.IsEmpty || fields.Price.IsEmpty || fields.Quantity.IsEmpty || fields.ExchangeTimeNs == 0) return ParseResult.Malformed;
        return dropped || IsZero(fields.Price) || IsZero(fields.Quantity) ? ParseResult.Dropped : ParseResult.Trade;
    }

    private static bool IsZero(ReadOnlySpan<byte> number) => !number.ContainsAnyExcept("0."u8);
}
