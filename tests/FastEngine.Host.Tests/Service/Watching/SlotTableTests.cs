using FastEngine.Core;
using FastEngine.Host.Journaling;
using FastEngine.Host.Service;
using FastEngine.Engine;

namespace FastEngine.Host.Tests.Service.Watching;

public class SlotTableTests
{
    private static readonly InstrumentTable Named = new([Facts(0, "BTCUSDT", Market.UsdMargined), Facts(1, "BTCUSDT", Market.Spot)]);

    [Fact]
    public void Each_market_gets_its_slots_behind_the_symbols_of_the_start()
    {
        var table = ServiceSymbols.WithSlots(Named, 2, null);
        Assert.Equal(6, table.Count);
        Assert.Equal([Market.UsdMargined, Market.UsdMargined, Market.Spot, Market.Spot], table.All[2..].ToArray().Select(slot => slot.Market));
        Assert.All(table.All[2..].ToArray(), slot => Assert.True(slot.IsSpare));
        Assert.Equal(2, ServiceSymbols.WithSlots(Named, 0, null).Count);
    }

    [Fact]
    public void Slots_that_a_journal_has_keep_their_places_and_symbols_and_further_ones_come_behind()
    {
        var before = ServiceSymbols.WithSlots(Named, 1, null);
        before[3].Become(Facts(3, "PEPEUSDT", Market.Spot) with { IsSlot = true });
        var after = ServiceSymbols.WithSlots(Named, 2, before);
        Assert.Equal([false, false, true, false, true, true], after.All.ToArray().Select(slot => slot.IsSpare));
        Assert.Equal(("PEPEUSDT", Market.Spot), (after[3].Symbol, after[3].Market));
        Assert.Equal(4, ServiceSymbols.WithSlots(Named, 0, before).Count);
    }

    [Fact]
    public void A_description_says_which_instruments_are_slots()
    {
        var table = ServiceSymbols.WithSlots(Named, 1, null);
        var told = new RunDescription { Version = "1", ConfigHash = "x", Settings = [], Instruments = table, Topology = Topology.Fused, Shards = 1, Trades = true };
        Assert.Equal(table.All.ToArray(), RunDescription.Parse(told.ToUtf8()).Instruments.All.ToArray());
    }

    private static Instrument Facts(int id, string symbol, Market market) =>
        new() { Id = id, Symbol = symbol, Name = symbol, Market = market, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1 };
}
