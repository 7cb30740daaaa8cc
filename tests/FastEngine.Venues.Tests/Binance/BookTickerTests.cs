using FastEngine.Core;
using FastEngine.Venues.Binance;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Best bid and ask from book tickers, of a parser that was asked for them.</summary>
public class BookTickerTests
{
    private static readonly BinanceFrameParser Asked = new(Parsers.Instruments, Parsers.Symbols, quotes: true);
    private static readonly BinanceFrameParser AskedScalar = new(Parsers.Instruments, Parsers.Symbols, vectorised: false, quotes: true);
    private static readonly string Spot = FrameText.SpotBookTicker.Replace("BNBUSDT", "BTCUSDT").Replace("25.35190000", "25.35000000").Replace("25.36520000", "25.36000000");

    [Fact]
    public void A_futures_ticker_becomes_a_quote_with_its_time()
    {
        foreach (var frame in (string[])[FrameText.BookTicker, FrameText.InEnvelope("btcusdt@bookTicker", FrameText.BookTicker), $$"""{ "data": {{FrameText.BookTicker}}, "stream":"x"} """])
        {
            Assert.Equal((ParseResult.Quote, 1_723_161_256_313_000_000L, 6_180_020L, 250_700_000L, 6_180_030L, 251_000_000L), Parse(Asked, frame));
            Assert.Equal(Parse(Asked, frame), Parse(AskedScalar, frame));
        }
    }

    [Fact]
    public void A_spot_ticker_has_no_time()
    {
        foreach (var frame in (string[])[Spot, FrameText.InEnvelope("btcusdt@bookTicker", Spot)])
            Assert.Equal((ParseResult.Quote, 0L, 2_535L, 3_121_000_000L, 2_536L, 4_066_000_000L), Parse(Asked, frame));
    }

    [Theory]
    [InlineData("61800.20", "61800.30", ParseResult.Dropped)]
    [InlineData("61800.20", "61900.30", ParseResult.Dropped)]
    [InlineData("2.507", "0.000", ParseResult.Dropped)]
    [InlineData("61800.20", "0.00", ParseResult.Dropped)]
    [InlineData("61800.20", "61800.201", ParseResult.Malformed)]
    [InlineData("\"61800.20\"", "[]", ParseResult.Malformed)]
    [InlineData("BTCUSDT", "DOGEUSDT", ParseResult.UnknownSymbol)]
    [InlineData("\"T\":1723161256313", "\"T\":\"x\"", ParseResult.Malformed)]
    public void An_empty_side_a_crossed_book_and_numbers_that_do_not_fit_give_no_quote(string what, string with, ParseResult result) =>
        Assert.Equal(result, Parse(Asked, FrameText.BookTicker.Replace(what, with)).Result);

    [Fact]
    public void Trades_and_other_events_are_what_they_are_without_being_asked()
    {
        foreach (var frame in BinanceFrameParserTests.OtherEvents.Cast<object[]>().Select(row => (string)row[0]).Where(frame => !frame.Contains("\"B\":", StringComparison.Ordinal)))
            Assert.Equal(ParseResult.Skipped, Parse(Asked, frame).Result);
        Assert.Equal(ParseResult.Trade, Parse(Asked, FrameText.FuturesTrade).Result);
        Assert.Equal(ParseResult.Skipped, Parse(Parsers.Vectorised, FrameText.BookTicker).Result);
    }

    [Fact]
    public void No_cut_of_a_ticker_is_one()
    {
        for (var length = 0; length < FrameText.BookTicker.Length; length++)
            Assert.NotEqual(ParseResult.Quote, Parse(Asked, FrameText.BookTicker[..length]).Result);
    }

    private static (ParseResult Result, long TimeNs, long Bid, long BidQuantity, long Ask, long AskQuantity) Parse(BinanceFrameParser parser, string frame)
    {
        var tick = default(Tick);
        var result = parser.Parse(FrameText.Utf8(frame), 5, ref tick);
        if (result != ParseResult.Quote) return (result, 0, 0, 0, 0, 0);
        Assert.Equal((EventKind.Quote, 1, TradeStream.None, TickFlags.None), (tick.Kind, tick.InstrumentId, tick.Stream, tick.Flags));
        return (result, tick.ExchangeTimeNs, tick.Price, tick.Quantity, tick.AskPrice, tick.AskQuantity);
    }
}
