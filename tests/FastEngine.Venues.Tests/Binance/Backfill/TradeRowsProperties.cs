using System.Text;
using FastEngine.Core;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Backfill;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Venues.Tests.Binance.Backfill;

public class TradeRowsProperties
{
    private const long ReceivedNs = 42;

    private static readonly Gen<Row> Rows =
        from id in Gen.Choose(1, int.MaxValue)
        from whole in Gen.Choose(0, 99_999_999)
        from fraction in Gen.Choose(0, 99)
        from quantity in Gen.Choose(0, int.MaxValue)
        from ms in Gen.Choose(0, int.MaxValue)
        from isMaker in Gen.Elements(true, false)
        select new Row(id, $"{whole}.{fraction:D2}", $"{quantity / 100_000}.{quantity % 100_000:D5}000", 1_700_000_000_000 + ms, isMaker ? "true" : "false");

    [Theory]
    [InlineData(TradeStream.Aggregate)]
    [InlineData(TradeStream.Trade)]
    public void A_row_of_an_answer_gives_the_tick_of_its_frame(TradeStream stream)
    {
        var rows = new TradeRows(Parsers.Instruments, Market.UsdMargined);
        var parser = new BinanceFrameParser(Parsers.Instruments, Parsers.Symbols);
        Prop.ForAll(Arb.From(Rows), row =>
        {
            var frame = default(Tick);
            var result = parser.Parse(Encoding.UTF8.GetBytes(row.FrameOf(stream)), ReceivedNs, ref frame);
            List<long> ids = [];
            var answered = rows.Read(Encoding.UTF8.GetBytes($"[{row.RowOf(stream)}]"), 2, stream, ReceivedNs, ids);

            Assert.NotNull(answered);
            Assert.Equal([row.Id], ids);
            if (result == ParseResult.Trade) Assert.Equal(frame, Assert.Single(answered));
            else Assert.Empty(answered);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"a\":1}]")]
    [InlineData("[{\"a\":\"1\",\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}]")]
    [InlineData("[{\"a\":2,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true},{\"a\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}]")]
    [InlineData("<html>")]
    public void What_is_no_list_of_trades_by_rising_ids_gives_nothing(string body) =>
        Assert.Null(new TradeRows(Parsers.Instruments, Market.UsdMargined).Read(Encoding.UTF8.GetBytes(body), 2, TradeStream.Aggregate, ReceivedNs, []));

    // Frames and rows as the documents of the exchange have them.
    private sealed record Row(long Id, string Price, string Quantity, long TimeMs, string IsMaker)
    {
        public string FrameOf(TradeStream stream) => stream == TradeStream.Aggregate
            ? $$"""{"e":"aggTrade","E":{{TimeMs + 3}},"s":"ETHUSDT","a":{{Id}},"p":"{{Price}}","q":"{{Quantity}}","nq":"{{Quantity}}","f":100,"l":105,"T":{{TimeMs}},"m":{{IsMaker}},"st":1}"""
            : $$"""{"e":"trade","E":{{TimeMs + 3}},"s":"ETHUSDT","t":{{Id}},"p":"{{Price}}","q":"{{Quantity}}","T":{{TimeMs}},"m":{{IsMaker}},"M":true}""";

        public string RowOf(TradeStream stream) => stream == TradeStream.Aggregate
            ? $$"""{"a":{{Id}},"p":"{{Price}}","q":"{{Quantity}}","f":100,"l":105,"T":{{TimeMs}},"m":{{IsMaker}}}"""
            : $$"""{"id":{{Id}},"price":"{{Price}}","qty":"{{Quantity}}","quoteQty":"12.3","time":{{TimeMs}},"isBuyerMaker":{{IsMaker}},"isBestMatch":true}""";
    }
}
