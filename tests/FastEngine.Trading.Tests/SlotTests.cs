using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests;

/// <summary>A symbol that gets a free slot while the stage runs.</summary>
public class SlotTests
{
    private const int Slot = 2;
    private static readonly TradingOptions Options = new() { Portfolio = new PortfolioOptions { MemeCoins = ["PEPE"], Leaders = ["PEPE", "BTC"] } };

    [Fact]
    public void A_stage_that_was_told_of_a_symbol_has_the_state_of_one_that_had_it_from_the_start()
    {
        var (told, slot) = Spare();
        slot.Become(Pepe());
        var from = new Desk(Options, Instruments(Pepe()));
        foreach (var desk in (Desk[])[told, from])
        {
            Tell(desk);
            desk.Open(Desk.Long(Slot));
        }

        Assert.Equal(from.Stage.StateHash, told.Stage.StateHash);
        Assert.Equal(from.LastOrder.Quantity, told.LastOrder.Quantity);
    }

    [Fact]
    public void A_snapshot_is_of_the_symbol_that_the_stage_was_told_of_and_not_of_one_on_its_way()
    {
        var (desk, slot) = Spare();
        var before = desk.Stage.StateHash;
        slot.Become(Pepe());
        Assert.Equal(before, desk.Stage.StateHash);
        Tell(desk);
        Assert.NotEqual(before, desk.Stage.StateHash);
    }

    [Fact]
    public void A_position_in_a_slot_comes_back_with_the_snapshot()
    {
        var (told, slot) = Spare();
        slot.Become(Pepe());
        Tell(told);
        told.Open(Desk.Long(Slot));
        var restored = Desk.From(told.Snapshot(), Options, Instruments(Pepe()));
        Assert.Equal(Slot, Assert.Single(restored.OpenPositions()).InstrumentId);
        Assert.Equal(told.Stage.StateHash, restored.Stage.StateHash);
    }

    [Fact]
    public void A_name_for_what_is_no_instrument_changes_nothing()
    {
        var desk = new Desk(Options);
        var before = desk.Stage.Account;
        foreach (var id in (int[])[-1, 99]) Tell(desk, id);
        Assert.Equal(before, desk.Stage.Account);
        Assert.Empty(desk.Ledger);
    }

    private static (Desk Desk, Instrument Slot) Spare()
    {
        var slot = Instrument.Spare(Slot, Market.UsdMargined, 1);
        return (new Desk(Options, Instruments(slot)), slot);
    }

    private static void Tell(Desk desk, int id = Slot) => desk.Command(new Command { Kind = CommandKind.NameInstrument, InstrumentId = id, Origin = CommandOrigin.Engine });

    private static Instrument[] Instruments(Instrument third) => [Desk.Make(0, "BTCUSDT", Market.UsdMargined), Desk.Make(1, "ETHUSDT", Market.UsdMargined), third];

    private static Instrument Pepe() => Desk.Make(Slot, "PEPEUSDT", Market.UsdMargined) with { IsSlot = true };
}
