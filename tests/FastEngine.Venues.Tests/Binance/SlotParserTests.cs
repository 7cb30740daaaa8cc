using System.Text;
using FastEngine.Core;
using FastEngine.Venues.Binance;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Frames of symbols that get their slot while frames are parsed.</summary>
public class SlotParserTests
{
    [Theory]
    [InlineData("PEPEUSDT", true)]
    [InlineData("PEPEUSDT", false)]
    [InlineData("1000000LONGESTNAMEEVERUSDT", true)]
    public void A_symbol_is_unknown_until_it_was_added_and_then_parsed_at_its_scales(string symbol, bool isVectorised)
    {
        Instrument[] instruments = [Facts(0, "BTCUSDT") with { IsSlot = false }, Instrument.Spare(1, Market.UsdMargined, 1)];
        var table = new InstrumentTable(instruments);
        var parser = new BinanceFrameParser(table, new SymbolMap(table.All.ToArray()), isVectorised);
        var frame = Encoding.UTF8.GetBytes($$"""{"e":"aggTrade","E":1700000000123,"s":"{{symbol}}","a":7,"p":"0.00001234","q":"5000","f":1,"l":1,"T":1700000000120,"m":true}""");
        var tick = default(Tick);
        Assert.Equal(ParseResult.UnknownSymbol, parser.Parse(frame, 1, ref tick));
        table[1].Become(Facts(1, symbol));
        parser.Add(table[1]);
        parser.Add(table[1]);
        Assert.Equal(ParseResult.Trade, parser.Parse(frame, 1, ref tick));
        Assert.Equal((1, 1_234L, 50_000L), (tick.InstrumentId, tick.Price, tick.Quantity));
    }

    private static Instrument Facts(int id, string symbol) =>
        new() { Id = id, Symbol = symbol, Name = symbol, Market = Market.UsdMargined, PriceScale = 8, QuantityScale = 1, Tick = 1, Lot = 1, IsSlot = true };
}
