using System.Buffers;
using System.Text;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Generation;

public class FrameWriterTests
{
    private static readonly SyntheticTrade Trade = new()
    {
        TradeTimeMs = 1723161255342,
        EventTimeMs = 1723161255343,
        ReceiveTimeNs = 1723161254087896568,
        TradeId = 12,
        FirstTradeId = 34,
        LastTradeId = 36,
        Price = 6183760,
        Quantity = 6,
        Aggressor = Side.Sell,
    };

    [Theory]
    [InlineData(Market.UsdMargined, TradeStream.Trade, """{"stream":"btcusdt@trade","data":{"e":"trade","E":1723161255343,"T":1723161255342,"s":"BTCUSDT","t":12,"p":"61837.60","q":"0.006","X":"MARKET","m":true}}""")]
    [InlineData(Market.UsdMargined, TradeStream.Aggregate, """{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1723161255343,"a":12,"s":"BTCUSDT","p":"61837.60","q":"0.006","f":34,"l":36,"T":1723161255342,"m":true}}""")]
    [InlineData(Market.Spot, TradeStream.Trade, """{"stream":"btcusdt@trade","data":{"e":"trade","E":1723161255343,"s":"BTCUSDT","t":12,"p":"0.06183760","q":"0.00000006","T":1723161255342,"m":true,"M":true}}""")]
    [InlineData(Market.Spot, TradeStream.Aggregate, """{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1723161255343,"s":"BTCUSDT","a":12,"p":"0.06183760","q":"0.00000006","f":34,"l":36,"T":1723161255342,"m":true,"M":true}}""")]
    [InlineData(Market.CoinMargined, TradeStream.Trade, """{"stream":"btcusd_perp@trade","data":{"e":"trade","E":1723161255343,"T":1723161255342,"s":"BTCUSD_PERP","t":12,"p":"618376.0","q":"6","X":"MARKET","m":true}}""")]
    public void A_trade_is_printed_as_the_exchange_prints_it(Market market, TradeStream stream, string expected)
    {
        var writer = new FrameWriter(SyntheticSymbols.Demo(market), stream);
        var buffer = new byte[FrameWriter.MaxLineLength];
        var length = writer.WriteFrame(in Trade, buffer);
        Assert.Equal(expected, Encoding.ASCII.GetString(buffer, 0, length));
        length = writer.WriteLine(in Trade, buffer);
        Assert.Equal($"1723161254087896568 {expected}\n", Encoding.ASCII.GetString(buffer, 0, length));
        var pipe = new ArrayBufferWriter<byte>();
        writer.WriteLine(in Trade, pipe);
        Assert.Equal(buffer[..length], pipe.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_frame_parses_to_the_trade_that_it_was_made_of() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), Gen.Elements(Market.Spot, Market.UsdMargined, Market.CoinMargined).ToArbitrary(),
            Gen.Elements(TradeStream.Trade, TradeStream.Aggregate).ToArbitrary(), (seed, market, stream) =>
            {
                var options = new SyntheticMarketOptions { Seed = (ulong)seed, Symbols = SyntheticSymbols.Demo(market), Stream = stream, MaxTrades = 200 };
                var lines = Tapes.Lines(new SyntheticTape(new SyntheticTapeOptions { Market = options }));
                var trades = Tapes.Trades(options);
                Assert.Equal(trades.Count, lines.Length);
                for (var i = 0; i < lines.Length; i++) AssertSame(trades[i], options.Symbols[trades[i].SymbolIndex], lines[i]);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void No_line_is_longer_than_the_buffer_it_asks_for()
    {
        var symbol = SyntheticSymbols.Demo(Market.Spot)[0] with { Name = new string('W', 32), PriceDecimals = 12, QuantityDecimals = 12 };
        var trade = Trade with
        {
            ReceiveTimeNs = long.MaxValue, EventTimeMs = long.MaxValue, TradeTimeMs = long.MaxValue, TradeId = long.MaxValue,
            FirstTradeId = long.MaxValue, LastTradeId = long.MaxValue, Price = long.MaxValue, Quantity = long.MaxValue, Aggressor = Side.Buy,
        };
        var writer = new FrameWriter([symbol], TradeStream.Aggregate);
        Assert.InRange(writer.WriteLine(in trade, new byte[FrameWriter.MaxLineLength]), 300, FrameWriter.MaxLineLength);
    }

    private static void AssertSame(in SyntheticTrade trade, SyntheticSymbol symbol, string line)
    {
        var space = line.IndexOf(' ');
        Assert.Equal(trade.ReceiveTimeNs, long.Parse(line[..space]));
        using var document = JsonDocument.Parse(line[(space + 1)..]);
        var data = document.RootElement.GetProperty("data");
        var aggregate = trade.Stream == TradeStream.Aggregate;
        Assert.Equal(symbol.Name, data.GetProperty("s").GetString());
        Assert.Equal(trade.EventTimeMs, data.GetProperty("E").GetInt64());
        Assert.Equal(trade.TradeTimeMs, data.GetProperty("T").GetInt64());
        Assert.Equal(trade.TradeId, data.GetProperty(aggregate ? "a" : "t").GetInt64());
        Assert.Equal(trade.Aggressor == Side.Sell, data.GetProperty("m").GetBoolean());
        Assert.Equal(trade.Price, Units(data.GetProperty("p"), symbol.PriceDecimals));
        Assert.Equal(trade.Quantity, Units(data.GetProperty("q"), symbol.QuantityDecimals));
        if (aggregate) Assert.Equal((trade.FirstTradeId, trade.LastTradeId), (data.GetProperty("f").GetInt64(), data.GetProperty("l").GetInt64()));
    }

    private static long Units(JsonElement text, int decimals)
    {
        var number = text.GetString()!;
        Assert.Equal(decimals, decimals == 0 ? 0 : number.Length - number.IndexOf('.') - 1);
        Assert.True(FixedPoint.TryParse(Encoding.ASCII.GetBytes(number), decimals, out var units));
        return units;
    }
}
