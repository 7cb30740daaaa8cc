using FastEngine.Core;

namespace FastEngine.Venues.Tests.Binance;

public class BinanceFrameParserTests
{
    private static Outcome Parse(string frame, bool vectorised = true)
    {
        var tick = default(Tick);
        var result = (vectorised ? Parsers.Vectorised : Parsers.Scalar).Parse(FrameText.Utf8(frame), 5, ref tick);
        Assert.Equal(result == ParseResult.Trade ? 5 : tick.ReceiveTimeNs, tick.ReceiveTimeNs);
        return Outcome.Of(result, tick);
    }

    public static TheoryData<string, int, long, long, long, long, Side, TradeStream> Trades => new()
    {
        { FrameText.SpotTrade, 1, 1723161255342, 6183763, 2_000_000, 3735683259, Side.Sell, TradeStream.Trade },
        { FrameText.FuturesTrade, 1, 1723161256321, 6180030, 600_000, 5266583935, Side.Buy, TradeStream.Trade },
        { FrameText.CoinTrade, 0, 1723161257679, 618048, 4, 849714402, Side.Buy, TradeStream.Trade },
        { FrameText.SpotAggregate, 1, 1723161255342, 6183763, 2_000_000, 3104771001, Side.Sell, TradeStream.Aggregate },
        { FrameText.FuturesAggregate, 1, 1723161255300, 6183760, 2_000_000, 2104771001, Side.Sell, TradeStream.Aggregate },
        { FrameText.FuturesAggregate2026, 1, 1793161255300, 6183760, 2_000_000, 2904771001, Side.Buy, TradeStream.Aggregate },
    };

    [Theory]
    [MemberData(nameof(Trades))]
    public void A_trade_becomes_a_tick_bare_and_in_an_envelope(string frame, int instrument, long timeMs, long price, long quantity, long id, Side side, TradeStream stream)
    {
        var expected = new Outcome(ParseResult.Trade, instrument, timeMs * EngineTime.NsPerMs, price, quantity, id, side, stream);
        foreach (var vectorised in (bool[])[true, false])
        {
            Assert.Equal(expected, Parse(frame, vectorised));
            Assert.Equal(expected, Parse(FrameText.InEnvelope("btcusdt@trade", frame), vectorised));
            Assert.Equal(expected, Parse($$"""{ "data" : {{frame}} , "id":[{}], "stream" : "x@depth" }  """, vectorised));
        }
    }

    [Theory]
    [InlineData(""" {"\u0065":"tr\u0061de","s":"BTC\u0055SDT","\u0074":1,"p":"\u0031.5","q":"2\u002E0","T":1,"m":true} """)]
    [InlineData("""{"m":false,"T":9,"q":"9","p":"9","t":9,"s":"ETHUSDT","e":"aggTrade","a":1,"m":true,"T":1,"q":"2","p":"1.5","t":1,"s":"BTCUSDT","e":"trade"}""")]
    [InlineData("""{"E":"x","S":1,"P":{"p":"9"},"Q":[],"A":"","e":"trade","s":"BTCUSDT","t":1,"p":1.5,"q":2,"T":1,"m":true,"X":"MARK\u0045T"}""")]
    [InlineData("""{"k":{"e":"kline","s":"ETHUSDT","p":"8","q":[{"q":"3"}],"X":"Z"},"e":"trade","s":"BTCUSDT","t":1,"p":"1.5000000","q":"00002","T":1,"m":true}""")]
    public void Order_duplicates_escapes_numbers_and_unknown_fields_do_not_matter(string frame) =>
        Assert.Equal(new Outcome(ParseResult.Trade, 1, 1_000_000, 150, 200_000_000, 1, Side.Sell, TradeStream.Trade), Parse(frame));

    [Fact]
    public void A_time_of_16_digits_is_in_microseconds()
    {
        Assert.Equal(1_723_161_256_321_987_000, Parse(FrameText.FuturesTrade.Replace("1723161256321", "1723161256321987")).TimeNs);
        Assert.Equal(1_723_161_255_342_987_000, Parse(FrameText.SpotTrade.Replace("1723161255342", "1723161255342987")).TimeNs);
    }

    public static TheoryData<string> OtherEvents =>
    [
        FrameText.DepthUpdate, FrameText.BookTicker, FrameText.SpotBookTicker, FrameText.PartialDepth, FrameText.Kline,
        FrameText.InEnvelope("btcusdt@depth@0ms", FrameText.DepthUpdate), FrameText.InEnvelope("btcusdt@bookTicker", FrameText.BookTicker),
        FrameText.InEnvelope("bnbusdt@bookTicker", FrameText.SpotBookTicker), FrameText.InEnvelope("!bookTicker", FrameText.SpotBookTicker),
        FrameText.InEnvelope("btcusdt@depth5@100ms", FrameText.PartialDepth), FrameText.InEnvelope("btcusdt@kline_1m", FrameText.Kline),
        FrameText.InEnvelope("!miniTicker@arr", "[" + FrameText.SpotTrade + "]"), """{"result":null,"id":1}""", "{}", """{"e":"serverShutdown","E":1}""",
        """{"data":{"e":"trade"}}""", """{"stream":"btcusdt@trade","data":null}""",
    ];

    [Theory]
    [MemberData(nameof(OtherEvents))]
    public void Another_event_is_skipped(string frame)
    {
        Assert.Equal(ParseResult.Skipped, Parse(frame).Result);
        Assert.Equal(ParseResult.Skipped, Parse(frame, vectorised: false).Result);
    }

    [Theory]
    [InlineData("p", "\"61837.631\"")]
    [InlineData("p", "\"92233720368547758.08\"")]
    [InlineData("p", "\"99999999999999999999999\"")]
    [InlineData("p", "\"NaN\"")]
    [InlineData("p", "\"1e3\"")]
    [InlineData("p", "1e3")]
    [InlineData("p", "-1")]
    [InlineData("p", "\"-1\"")]
    [InlineData("p", "\"+1\"")]
    [InlineData("p", "\"\"")]
    [InlineData("p", "\"1.\"")]
    [InlineData("p", "\".5\"")]
    [InlineData("p", "\" 1\"")]
    [InlineData("p", "null")]
    [InlineData("q", "[\"1\"]")]
    [InlineData("q", "\"1.2.3\"")]
    [InlineData("t", "\"1\"")]
    [InlineData("t", "-1")]
    [InlineData("t", "1.0")]
    [InlineData("t", "01")]
    [InlineData("t", "9223372036854775808")]
    [InlineData("T", "\"1723161255342\"")]
    [InlineData("T", "9223372036855")]
    [InlineData("m", "\"true\"")]
    [InlineData("m", "null")]
    [InlineData("s", "7")]
    [InlineData("s", "\"\\ud800\"")]
    [InlineData("e", "7")]
    public void A_field_of_a_wrong_type_or_value_is_malformed(string name, string value)
    {
        var frame = FrameText.SpotTrade[..^1] + $",\"{name}\":{value}}}";
        Assert.Equal(ParseResult.Malformed, Parse(frame).Result);
        Assert.Equal(ParseResult.Malformed, Parse(frame, vectorised: false).Result);
    }

    [Theory]
    [InlineData("\"s\":\"BTCUSDT\",")]
    [InlineData("\"t\":3735683259,")]
    [InlineData("\"p\":\"61837.63000000\",")]
    [InlineData("\"q\":\"0.02000000\",")]
    [InlineData("\"T\":1723161255342,")]
    [InlineData("\"m\":true,")]
    public void A_missing_field_is_malformed(string field) =>
        Assert.Equal(ParseResult.Malformed, Parse(FrameText.SpotTrade.Replace(field, "")).Result);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[1")]
    [InlineData("1")]
    [InlineData("\"trade\"")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12G4\"}")]
    [InlineData("{\"a\":\"\n\"}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":{]}")]
    public void What_is_not_one_JSON_object_or_array_is_malformed(string frame) => Assert.Equal(ParseResult.Malformed, Parse(frame).Result);

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"e\":\"24hrTicker\",\"s\":\"BTCUSDT\",\"c\":\"1\"}, {\"e\":\"trade\"}]")]
    public void An_array_holds_no_trade_and_is_skipped(string frame) => Assert.Equal(ParseResult.Skipped, Parse(frame).Result);

    [Fact]
    public void Trades_that_do_not_count_are_dropped_before_symbol_and_scale_are_looked_at()
    {
        Assert.Equal(ParseResult.Dropped, Parse(FrameText.FuturesTrade.Replace("MARKET", "INSURANCE_FUND")).Result);
        Assert.Equal(ParseResult.Dropped, Parse(FrameText.FuturesTrade.Replace("\"MARKET\"", "null")).Result);
        Assert.Equal(ParseResult.Dropped, Parse(FrameText.FuturesTrade.Replace("MARKET", "NA").Replace("BTCUSDT", "NONE").Replace("61800.30", "0.00001")).Result);
        Assert.Equal(ParseResult.Dropped, Parse(FrameText.SpotTrade.Replace("61837.63000000", "0.000000000000000000000000")).Result);
        Assert.Equal(ParseResult.Dropped, Parse(FrameText.SpotTrade.Replace("0.02000000", "0")).Result);
        Assert.Equal(ParseResult.Malformed, Parse(FrameText.FuturesTrade.Replace("MARKET", "NA").Replace("61800.30", "1e5")).Result);
    }

    [Fact]
    public void A_symbol_that_no_instrument_has_is_unknown()
    {
        Assert.Equal(ParseResult.UnknownSymbol, Parse(FrameText.SpotTrade.Replace("BTCUSDT", "BTCUSDC")).Result);
        Assert.Equal(ParseResult.UnknownSymbol, Parse(FrameText.SpotTrade.Replace("BTCUSDT", "")).Result);
        Assert.Equal(ParseResult.UnknownSymbol, Parse(FrameText.SpotTrade.Replace("BTCUSDT", new string('A', 500))).Result);
        Assert.Equal(ParseResult.UnknownSymbol, Parse(FrameText.SpotTrade.Replace("BTCUSDT", "币安人生USDT").Replace("61837.63000000", "0.00001")).Result);
    }

    [Theory]
    [InlineData(FrameText.SpotTrade, Market.Spot)]
    [InlineData(FrameText.SpotAggregate, Market.Spot)]
    [InlineData(FrameText.CoinTrade, Market.CoinMargined)]
    [InlineData(FrameText.FuturesTrade, null)]
    public void A_scan_finds_the_fields_and_the_market_without_an_instrument(string frame, Market? market)
    {
        var fields = default(TradeFields);
        var bytes = FrameText.Utf8(FrameText.InEnvelope("x@trade", frame.Replace("BTCUSD", "NEWUSD")));
        Assert.Equal(ParseResult.Trade, Parsers.Vectorised.Scan(bytes, ref fields));
        Assert.Equal(market, fields.Market);
        Assert.True(fields.Symbol.StartsWith("NEWUSD"u8));
    }

    [Theory]
    [InlineData("BTCUSD_240927", Market.CoinMargined)]
    [InlineData("BTCUSDT_240927", null)]
    [InlineData("BTCUSD_", null)]
    [InlineData("BTCUSD_24X", null)]
    public void Deliveries_are_told_apart_by_their_coin(string symbol, Market? market)
    {
        var fields = default(TradeFields);
        Assert.Equal(ParseResult.Trade, Parsers.Vectorised.Scan(FrameText.Utf8(FrameText.FuturesTrade.Replace("BTCUSDT", symbol)), ref fields));
        Assert.Equal(market, fields.Market);
    }

    [Fact]
    public void A_scale_that_cannot_be_kept_is_refused_with_its_name()
    {
        var table = new InstrumentTable([Parsers.Instruments[0] with { PriceScale = 19 }]);
        var error = Assert.Throws<ArgumentException>(() => new FastEngine.Venues.Binance.BinanceFrameParser(table, new SymbolMap(table.All.ToArray())));
        Assert.Contains("BTCUSD_PERP has a scale of 19", error.Message);
    }
}
