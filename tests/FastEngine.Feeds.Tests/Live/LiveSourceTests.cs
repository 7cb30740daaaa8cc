using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Tests.WebSockets;
using FastEngine.Rings.Tests;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>From a socket to the ring, on a clock that the test moves.</summary>
public class LiveSourceTests
{
    [Fact]
    public void Trades_come_as_ticks_with_the_time_of_their_first_byte_and_clock_events_between_them()
    {
        using var bed = new LiveBed();
        var peer = bed.NextPeer();
        peer.Send(LiveBed.Trade(1, 100), LiveBed.Trade(2, 260), "{\"result\":null,\"id\":1}", LiveBed.Trade(3, 270));
        bed.UntilTicks(4);
        Assert.Equal(["trade 1 at 100 ms", "clock -250 ms silent 0 ms", "trade 2 at 260 ms", "trade 3 at 270 ms"], bed.Told);
        Assert.Equal((50_000_00, 1_000, Side.Sell, bed.Clock.WallNs), (bed.Ticks[0].Price, bed.Ticks[0].Quantity, bed.Ticks[0].Aggressor, bed.Ticks[0].ReceiveTimeNs));
        Assert.Equal([0, 1, 2, 3], bed.Ticks.Select(tick => tick.Sequence));
        Assert.Equal(3, bed.Source.Ticks);
    }

    [Fact]
    public void In_a_silence_time_goes_on_and_clock_events_say_for_how_long_nothing_came()
    {
        using var bed = new LiveBed();
        bed.NextPeer().Send(LiveBed.Trade(1, 100));
        bed.UntilTicks(1);
        bed.Step();
        for (var i = 0; i < 8; i++) bed.Move(0.1);
        Assert.Equal(["trade 1 at 100 ms", "clock -250 ms silent 400 ms", "clock 0 ms silent 700 ms"], bed.Told);
        bed.Move(9.2);
        Assert.Equal("clock 9250 ms silent 10000 ms", bed.Told.Last());
        Assert.Equal(4, bed.Ticks.Count);
    }

    [Fact]
    public void After_a_silence_clock_events_do_not_go_back()
    {
        using var bed = new LiveBed();
        var peer = bed.NextPeer();
        peer.Send(LiveBed.Trade(1, 100));
        bed.UntilTicks(1);
        bed.Step();
        bed.Move(5);
        peer.Send(LiveBed.Trade(2, 3_000), LiveBed.Trade(3, 5_300));
        bed.UntilTicks(5);
        Assert.Equal(["trade 1 at 100 ms", "clock 4250 ms silent 5000 ms", "trade 2 at 3000 ms", "clock 4750 ms silent 0 ms", "trade 3 at 5300 ms"], bed.Told.Select(WithoutSilence(3)));
    }

    [Fact]
    public void What_a_gap_left_out_is_asked_for_and_the_symbol_is_whole_again_when_it_came()
    {
        using var bed = new LiveBed();
        var peer = bed.NextPeer();
        peer.Send(LiveBed.Trade(1, 100), LiveBed.Trade(4, 110), LiveBed.Trade(5, 120));
        bed.UntilTicks(3);
        Assert.Empty(bed.Backfill.Asked);
        bed.Move(1.1);
        var gap = Assert.Single(bed.Backfill.Asked);
        Assert.Equal((0, 2, 3, TradeStream.Trade), (gap.InstrumentId, gap.FirstId, gap.LastId, gap.Stream));
        bed.Ticks.RemoveAll(tick => tick.Kind == EventKind.Clock);
        bed.Backfill.Steps.Enqueue(new BackfillStep { Kind = BackfillStepKind.Trade, Gap = gap, Trade = LiveBed.Missing(3, 105) });
        bed.Backfill.Steps.Enqueue(new BackfillStep { Kind = BackfillStepKind.Filled, Gap = gap });
        bed.UntilTicks(4);
        peer.Send(LiveBed.Trade(6, 130), LiveBed.Trade(7, 130));
        bed.UntilTicks(6);
        Assert.Equal(
            ["trade 1 at 100 ms", "trade 4 at 110 ms GapBefore", "trade 5 at 120 ms", "trade 3 at 105 ms LateById", "trade 6 at 130 ms GapsFilled", "trade 7 at 130 ms"], bed.Told);
    }

    [Fact]
    public void Trades_of_both_sockets_of_a_replacement_count_once()
    {
        using var bed = new LiveBed(times: FeedBed.Times with { LifeNs = EngineTime.NsPerSecond });
        var old = bed.NextPeer();
        old.Send(LiveBed.Trade(1, 0), LiveBed.Trade(2, 1));
        bed.UntilTicks(2);
        bed.Move(1.1);
        var young = bed.NextPeer();
        young.Send(LiveBed.Trade(3, 2), LiveBed.Trade(4, 3));
        bed.Until(() => bed.Ticks.Count(tick => tick.Kind == EventKind.Trade) == 4);
        old.Send(LiveBed.Trade(3, 2), LiveBed.Trade(4, 3), LiveBed.Trade(5, 4));
        bed.Until(() => bed.Ticks.Count(tick => tick.Kind == EventKind.Trade) == 5);
        Assert.Equal([1, 2, 3, 4, 5], bed.Ticks.Where(tick => tick.Kind == EventKind.Trade).Select(tick => tick.TradeId));
        Assert.Equal(2, bed.Source.Intake.Gate.Counters(0).Duplicates);
    }

    [Fact]
    public void Nothing_is_lost_when_the_ring_is_full_for_a_while()
    {
        using var bed = new LiveBed(ringSize: 8);
        var peer = bed.NextPeer();
        peer.Send([.. Enumerable.Range(1, 500).Select(id => LiveBed.Trade(id, id))]);
        for (var i = 0; i < 100; i++) bed.Source.DoWork();
        bed.Until(() => bed.Ticks.Count(tick => tick.Kind == EventKind.Trade) == 500);
        Assert.Equal(Enumerable.Range(1, 500).Select(id => (long)id), bed.Ticks.Where(tick => tick.Kind == EventKind.Trade).Select(tick => tick.TradeId));
    }

    [Fact]
    public void Stopped_it_closes_its_connections_and_completes()
    {
        using var bed = new LiveBed();
        var peer = bed.NextPeer();
        peer.Send(LiveBed.Trade(1, 0));
        bed.UntilTicks(1);
        peer.Read();
        peer.End();
        bed.Source.RequestStop();
        bed.Until(() => bed.Source.IsCompleted);
        Assert.Equal(["close 1000"], peer.Told);
    }

    [Fact]
    public void A_warm_feed_allocates_nothing_from_the_socket_to_the_ring()
    {
        const int Warm = 5_000;
        const int Measured = 10_000;
        using var bed = new LiveBed(ringSize: 1 << 15);
        var peer = bed.NextPeer();
        byte[][] frames = [.. Enumerable.Range(1, Warm + Measured).Select(id => ServerFrames.Text(LiveBed.Trade(id, id)))];
        peer.Do(p =>
        {
            foreach (var frame in frames) p.Send(frame);
        });
        Patience.Until(() => bed.Source.Ticks >= Warm, () => bed.Source.DoWork());
        var allocated = Allocations.Of(() =>
        {
            while (bed.Source.Ticks < Warm + Measured && bed.Source.Connections[0].Counts.Losses == 0) bed.Source.DoWork();
        });
        Assert.Equal(Warm + Measured, bed.Source.Ticks);
        Assert.Equal(0, allocated);
    }

    // What the clock event of a resumed feed says depends on the moment in which the trade was read.
    private static Func<string, int, string> WithoutSilence(int at) => (told, i) => i == at ? $"{told[..told.IndexOf(" silent", StringComparison.Ordinal)]} silent 0 ms" : told;
}
