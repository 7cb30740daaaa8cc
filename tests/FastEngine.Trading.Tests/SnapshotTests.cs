using System.Buffers.Binary;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Tests;

public class SnapshotTests
{
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000) };

    [Fact]
    public void Every_flipped_bit_shows_and_changes_nothing()
    {
        var snapshot = Busy().Snapshot();
        var desk = new Desk(Options);
        desk.Open(Desk.Long(Desk.OtherUsdm));
        var before = desk.Snapshot();
        for (var bit = 0; bit < snapshot.Length * 8; bit += 7)
        {
            snapshot[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(desk.Stage.Restore(snapshot, out var reason), $"bit {bit}");
            Assert.NotNull(reason);
            snapshot[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(before, desk.Snapshot());
        Assert.True(desk.Stage.Restore(snapshot, out _));
    }

    [Fact]
    public void Neither_a_cut_snapshot_nor_one_with_more_behind_it_is_taken()
    {
        var snapshot = Busy().Snapshot();
        var desk = new Desk(Options);
        for (var length = 0; length < snapshot.Length; length++) Assert.False(desk.Stage.Restore(snapshot.AsSpan(0, length), out _));
        Assert.False(desk.Stage.Restore([.. snapshot, 0], out var reason));
        Assert.Equal($"snapshot of {snapshot.Length:N0} bytes, {snapshot.Length + 1:N0} are there", reason);
    }

    [Fact]
    public void Another_version_is_refused_by_its_number()
    {
        var snapshot = Busy().Snapshot();
        var other = SnapshotHeader.CurrentVersion + 1;
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(4), other);
        Assert.False(new Desk(Options).Stage.Restore(snapshot, out var reason));
        Assert.Equal($"snapshot version {other}, this program reads {SnapshotHeader.CurrentVersion}", reason);
    }

    [Fact]
    public void The_header_says_what_is_in_it()
    {
        var desk = Busy();
        Assert.True(SnapshotHeader.TryRead(desk.Snapshot(), out var header, out _));
        Assert.Equal((desk.Stage.StateHash, desk.Snapshot().Length), (header.StateHash, header.Length));
        Assert.Equal(1, header.PositionCapacity);
    }

    [Fact]
    public void Larger_tables_give_the_same_bytes_and_take_them()
    {
        var larger = Options with { PositionCapacity = 50 };
        var (small, large) = (Busy(Options), Busy(larger));
        Assert.Equal(small.Snapshot(), large.Snapshot());
        Assert.Equal(small.Stage.StateHash, Desk.From(small.Snapshot(), larger).Stage.StateHash);
    }

    [Fact]
    public void Tables_that_are_too_small_are_refused_with_the_size_that_is_needed()
    {
        var desk = new Desk(Options);
        for (var strategy = 0; strategy < 5; strategy++) desk.Enter(Desk.Long(strategy: strategy));
        var small = new Desk(Options with { MaxPositions = 1 });
        Assert.False(small.Stage.Restore(desk.Snapshot(), out var reason));
        Assert.Equal("the snapshot needs tables for 2 positions, this stage has them for 1", reason);
        Assert.Equal(5, Live(Desk.From(desk.Snapshot(), Options with { MaxPositions = 1, PositionCapacity = 2 })));
    }

    [Fact]
    public void Instruments_are_found_by_their_symbol_and_market()
    {
        var desk = Busy();
        Instrument[] others =
        [
            Desk.Make(0, "AAAUSDT", Market.UsdMargined), Desk.Make(1, "ETHUSDT", Market.UsdMargined), Desk.Make(2, "BTCUSDT", Market.Spot),
            Desk.Make(3, "BTCUSDT", Market.UsdMargined),
        ];
        var other = Desk.From(desk.Snapshot(), Options, others);
        Assert.Equal([3, 1], other.OpenPositions().Select(position => position.InstrumentId));
        Assert.Equal(desk.Stage.Account, other.Stage.Account);
        var live = new LiveOrderView[other.Stage.LiveOrderCapacity];
        Assert.Equal(2, other.Stage.CopyLiveOrders(live));
        Assert.Equal((3, Desk.Usdm), (live[0].Terms.InstrumentId, live[0].Terms.Id.InstrumentId));
        other.Exit(other.OpenPositions()[0].PositionId, 100_00, instrument: 3);
        Assert.Equal(3, other.LastOrder.InstrumentId);
    }

    [Fact]
    public void What_is_held_of_an_instrument_that_is_gone_is_not_forgotten()
    {
        var other = new Desk(Options, [Desk.Make(0, "BTCUSDT", Market.UsdMargined)]);
        var before = other.Snapshot();
        Assert.False(other.Stage.Restore(Busy().Snapshot(), out var reason));
        Assert.StartsWith("a position of an instrument that is not configured any more (number 1 of the snapshot)", reason, StringComparison.Ordinal);
        Assert.Equal(before, other.Snapshot());
    }

    [Fact]
    public void An_instrument_whose_scale_has_changed_is_refused()
    {
        var other = new Desk(Options, [Desk.Make(0, "BTCUSDT", Market.UsdMargined) with { PriceScale = 3 }]);
        Assert.False(other.Stage.Restore(new Desk(Options).Snapshot(), out var reason));
        Assert.Equal("BTCUSDT: scales 2 and 3 of price and quantity, now 3 and 3; set them back", reason);
    }

    [Fact]
    public void The_hash_does_not_see_what_was_only_counted()
    {
        var (desk, other) = (Busy(), Busy());
        other.Report(new OrderReport { Order = other.LastOrder.Order, Kind = OrderReportKind.Accepted, VenueSequence = 1 });
        desk.Replay(other.Events[^1]);
        Assert.Equal(desk.Stage.StateHash, other.Stage.StateHash);
        other.Replay(other.Events[^1]);
        Assert.Equal(1, other.Stage.Counters.RepeatedReports);
        Assert.Equal(desk.Stage.StateHash, other.Stage.StateHash);
        Assert.NotEqual(desk.Snapshot(), other.Snapshot());
        other.Clock(other.Now + 1);
        Assert.NotEqual(desk.Stage.StateHash, other.Stage.StateHash);
    }

    [Fact]
    public void Stamps_are_not_in_it()
    {
        Desk With(long stamp)
        {
            var desk = new Desk(Options);
            desk.Open(Desk.Long());
            desk.Send(Desk.Short() with { PublishedStamp = stamp, DecidedStamp = stamp });
            return desk;
        }

        Assert.Equal(With(1).Snapshot(), With(2).Snapshot());
    }

    [Fact]
    public void Exits_that_were_put_off_go_out_after_it()
    {
        var desk = new Desk(new TradingOptions { MaxPositions = 1 });
        var entry = desk.Enter(Desk.Long());
        desk.Kill(KillSwitchLevel.ReduceOnly);
        for (var i = 0; i < 40; i++) desk.Fill(entry, 10, 100_00);
        Assert.True(desk.Stage.Counters.DeferredExits > 0);
        var other = Desk.From(desk.Snapshot(), new TradingOptions { MaxPositions = 1 });
        desk.Cancelled(entry);
        other.Replay(desk.Events[^1]);
        Assert.Equal(desk.LastOrder, other.Orders.Single());
    }

    [Fact]
    public void Ids_too_old_to_be_remembered_are_still_taken_for_used()
    {
        var desk = new Desk(Options);
        for (var sequence = 1_000; sequence < 1_050; sequence++) desk.Rejected(desk.Enter(Desk.Long() with { Sequence = sequence }));
        var other = Desk.From(desk.Snapshot(), Options);
        Assert.Equal(desk.Snapshot(), other.Snapshot());
        other.Send(Desk.Long() with { Sequence = 1_001 });
        other.AssertRefused(EntryHandler.Sanity, RefusalCause.DuplicateClientId, 1_001, 0);
    }

    [Fact]
    public void The_fullest_state_fits_into_the_size_that_it_promises()
    {
        var options = new TradingOptions { MaxPosition = Desk.Usd(100), MaxPositions = 3, TotalExposurePpm = 100_000_000 };
        var desk = new Desk(options);
        for (var i = 0; i < 200; i++)
        {
            desk.Send(Desk.Long(i % 3, i % 2));
            desk.Fill(desk.LastOrder.Order, 100, 100_00);
            desk.Exit(desk.LastOrder.PositionId, 100_00, 300_000, instrument: desk.LastOrder.InstrumentId);
            if (i % 3 == 0) desk.Rejected(desk.LastOrder.Order);
            desk.Send(Desk.Short(i % 2));
        }

        Assert.InRange(desk.Snapshot().Length, 2_000, desk.Stage.SnapshotSize);
        Assert.Throws<ArgumentException>(() => desk.Stage.WriteSnapshot(new byte[desk.Stage.SnapshotSize - 1]));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var stage = Busy().Stage;
        var bytes = new byte[stage.SnapshotSize];

        // The first pass makes the buffer of the hash.
        var allocated = Allocations.Least(() =>
        {
            for (var i = 0; i < 100; i++) stage.WriteSnapshot(bytes);
            _ = stage.StateHash;
        });
        Assert.Equal(0, allocated);
    }

    // A position of each of two symbols, a pending entry, an exit under way and a signal that waits for it.
    private static Desk Busy(TradingOptions? options = null)
    {
        var desk = new Desk(options ?? Options);
        desk.Open(Desk.Long());
        desk.Open(Desk.Short(Desk.OtherUsdm));
        desk.Enter(Desk.Long(strategy: 1));
        desk.Send(Desk.Long(Desk.OtherUsdm, strategy: 2));
        desk.Candle(Desk.Usdm, 100_50);
        return desk;
    }

    private static int Live(Desk desk) => desk.Stage.CopyLiveOrders(new LiveOrderView[desk.Stage.LiveOrderCapacity]);
}
