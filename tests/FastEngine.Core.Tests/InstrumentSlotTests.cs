namespace FastEngine.Core.Tests;

public class InstrumentSlotTests
{
    private static readonly Instrument Pepe = new() { Id = 1, Symbol = "PEPEUSDT", Name = "PEPEUSDT", Market = Market.Spot, PriceScale = 8, QuantityScale = 0, Tick = 1, Lot = 1, MinNotional = 5, IsSlot = true };

    [Fact]
    public void A_free_slot_gets_its_symbol_once_and_keeps_it()
    {
        var slot = Instrument.Spare(1, Market.Spot, 1);
        Assert.True(slot.IsSpare);
        slot.Become(Pepe);
        Assert.False(slot.IsSpare);
        Assert.Equal(Pepe, slot);
        slot.Become(Pepe);
        var other = Pepe with { Symbol = "SHIBUSDT" };
        Assert.Contains("cannot become", Assert.Throws<InvalidOperationException>(() => slot.Become(other)).Message);
        Assert.Throws<InvalidOperationException>(() => Instrument.Spare(1, Market.UsdMargined, 1).Become(Pepe));
    }

    [Fact]
    public void Only_instruments_with_a_symbol_are_listed()
    {
        var table = new InstrumentTable([Pepe with { Id = 0, IsSlot = false }, Instrument.Spare(1, Market.Spot, 1), Instrument.Spare(2, Market.Spot, 2)]);
        Assert.True(table.HasSlots);
        Assert.Equal(["PEPEUSDT"], table.Listed.Select(instrument => instrument.Name));
        table[2].Become(Pepe with { Symbol = "SHIBUSDT", Name = "SHIBUSDT" });
        Assert.Equal([0, 2], table.Listed.Select(instrument => instrument.Id));
    }

    [Fact]
    public void A_map_finds_a_slot_once_it_was_added_with_its_symbol()
    {
        var slot = Instrument.Spare(1, Market.Spot, 1);
        var map = new SymbolMap([Pepe with { Id = 0 }, slot]);
        Assert.Equal(SymbolMap.NotFound, map.Find("+1"u8));
        slot.Become(Pepe with { Symbol = "SHIBUSDT" });
        Assert.Equal(SymbolMap.NotFound, map.Find("SHIBUSDT"u8));
        map.Add(slot);
        Assert.Equal((1, 0), (map.Find("SHIBUSDT"u8), map.Find("PEPEUSDT"u8)));
    }
}
