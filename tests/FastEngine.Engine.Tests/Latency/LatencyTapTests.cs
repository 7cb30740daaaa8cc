using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Engine.Tests.Latency;

public class LatencyTapTests
{
    [Fact]
    public void Records_that_find_no_room_are_counted_and_the_others_stay()
    {
        var tap = new LatencyTap(4);
        for (var i = 1; i <= 6; i++) tap.Write(new LatencyRecord { Order = i });

        Assert.Equal(2, tap.Dropped);
        Assert.Equal([1L, 2, 3, 4], Taken(tap).Select(record => record.Order));
        tap.Write(new LatencyRecord { Order = 7 });
        Assert.Equal(7, Assert.Single(Taken(tap)).Order);
    }

    [Fact]
    public void A_sampled_event_carries_the_stamps_of_its_publication_and_how_many_were_behind_it()
    {
        var (publications, tap) = (new PublicationStamps(), new LatencyTap(4));
        var shard = new ShardStamps(2, publications, tap);
        publications.Add(0, received: 10, parsed: 20);
        publications.Add(5, received: 30, parsed: 40);
        shard.Take(behind: 3);
        shard.Decided();
        shard.Write(new Tick { Kind = EventKind.Trade, Sequence = 99, InstrumentId = 1, Stamp = 1 }, place: 6);

        var record = Assert.Single(Taken(tap));
        Assert.Equal((30L, 40L, 99L, 1, 3, (byte)2), (record.Received, record.Parsed, record.Sequence, record.InstrumentId, record.Behind, record.Shard));
        Assert.True(record.Published > 0 && record.Published <= record.Consumed && record.Consumed <= record.Decided);
    }

    [Fact]
    public void An_order_carries_the_stamps_of_the_event_that_led_to_it()
    {
        var (publications, tap) = (new PublicationStamps(), new LatencyTap(4));
        var shard = new ShardStamps(0, publications, new LatencyTap(4));
        var trade = new TradeStamps([shard], tap, isVenueHere: false);
        publications.Add(0, received: 10, parsed: 20);
        shard.Take(behind: 0);
        shard.Cause(place: 0);
        trade.Begin(new TradeEvent { Kind = TradeEventKind.Signal, Shard = 0, Position = 1 });
        trade.Approved(order: 5, stamp: 70);
        trade.Submitted(new OrderTerms { Order = 5, DecidedStamp = 60 });

        var record = Assert.Single(Taken(tap));
        Assert.Equal((10L, 20L, 60L, 70L, 0L, TradeEventKind.Signal), (record.Received, record.Parsed, record.Decided, record.Approved, record.Sent, record.Cause));
        Assert.NotEqual(0, record.Consumed);
    }

    [Fact]
    public void An_order_that_no_event_of_a_shard_led_to_has_no_stamps_of_one()
    {
        var (publications, tap) = (new PublicationStamps(), new LatencyTap(4));
        var shard = new ShardStamps(0, publications, new LatencyTap(4));
        var trade = new TradeStamps([shard], tap, isVenueHere: true);
        publications.Add(0, received: 10, parsed: 20);
        shard.Take(behind: 0);
        shard.Cause(place: 0);
        trade.Begin(new TradeEvent { Kind = TradeEventKind.OrderReport, Shard = -1, Position = 1 });
        trade.Approved(order: 5, stamp: 70);
        trade.Submitted(new OrderTerms { Order = 5 });

        var record = Assert.Single(Taken(tap));
        Assert.Equal((0L, 0L, 0L, 70L), (record.Received, record.Published, record.Consumed, record.Approved));
        Assert.NotEqual(0, record.Sent);
    }

    [Fact]
    public void An_order_that_is_sent_again_has_one_record()
    {
        var tap = new LatencyTap(4);
        var trade = new TradeStamps([], tap, isVenueHere: true);
        trade.Approved(order: 5, stamp: 70);
        trade.Submitted(new OrderTerms { Order = 5 });
        trade.Submitted(new OrderTerms { Order = 4 });

        Assert.Equal(5, Assert.Single(Taken(tap)).Order);
    }

    private static List<LatencyRecord> Taken(LatencyTap tap)
    {
        var records = new List<LatencyRecord>();
        var available = tap.Reader.Available(int.MaxValue);
        for (var i = 0; i < available; i++) records.Add(tap.Reader[tap.Reader.Next + i]);
        if (available > 0) tap.Reader.Release(tap.Reader.Next + available - 1);
        return records;
    }
}
