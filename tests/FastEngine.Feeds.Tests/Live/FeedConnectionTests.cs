using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Tests.WebSockets;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>The life of a connection on a clock that stands still unless moved.</summary>
public class FeedConnectionTests
{
    [Fact]
    public void It_connects_subscribes_one_request_at_a_time_and_gives_frames()
    {
        using var bed = new FeedBed(requests: ["first", "second"]);
        var peer = bed.NextPeer();
        peer.Read();
        bed.Until(() => !peer.Told.IsEmpty);
        peer.Send("{\"result\":null,\"id\":1}", FeedBed.Trade(1));
        bed.UntilTaken(2);
        Assert.Equal(["text first"], peer.Told);
        peer.Read();
        bed.Move(0.251);
        bed.Until(() => peer.Told.Count == 2);
        Assert.Equal(["text first", "text second"], peer.Told);
        Assert.Equal((1, 1, 2), (bed.Connection.Counts.Connects, bed.Connection.Counts.Acknowledged, bed.Connection.Counts.Messages));
        Assert.True(bed.Connection.IsLive);
        Assert.Equal([FeedEventKind.Connected], bed.Kinds);
    }

    [Fact]
    public void A_refused_request_is_said_with_what_the_venue_wrote()
    {
        using var bed = new FeedBed();
        bed.NextPeer().Send("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}");
        bed.UntilTaken(1);
        bed.Connection.DoWork();
        Assert.Equal("Refused: {\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}", bed.Events[^1]);
        Assert.False(bed.Connection.IsLive);
    }

    [Fact]
    public void After_a_loss_it_waits_and_comes_back()
    {
        using var bed = new FeedBed();
        var peer = bed.NextPeer();
        peer.Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        peer.Do(p => p.Reset());
        bed.Until(() => bed.Connection.Counts.Losses == 1);
        for (var i = 0; i < 100; i++) bed.Connection.DoWork();
        Assert.Equal(1, bed.Server.Connections);
        bed.Move(0.5);
        bed.NextPeer().Send(FeedBed.Trade(2));
        bed.UntilTaken(2);
        Assert.Equal([FeedEventKind.Connected, FeedEventKind.Lost, FeedEventKind.Connected], bed.Kinds);
    }

    [Fact]
    public void Attempts_that_fail_come_less_and_less_often()
    {
        var clock = new TestClock();
        var dialer = new FailingDialer();
        var plan = new FeedPlan { Name = "test", Address = new Uri("ws://localhost/secret"), Streams = ["btcusdt@trade"], Times = FeedBed.Times };
        var log = new List<string>();
        using var connection = new FeedConnection<Frames>(plan, new Frames([]), BinanceNotices.Instance, dialer, clock, new ConnectBudget(), seed: 3, new FeedLines(log));
        var waits = new List<double>();
        for (var attempts = 1; attempts <= 9; attempts++)
        {
            var fromNs = clock.NowNs;
            while (dialer.Attempts < attempts)
            {
                connection.DoWork();
                clock.Move(TimeSpan.FromMilliseconds(10));
            }

            if (attempts > 1) waits.Add((clock.NowNs - fromNs) / 1e9);
            connection.DoWork();
        }

        double[] most = [0.5, 1, 2, 4, 8, 16, 30, 30];
        for (var i = 0; i < most.Length; i++) Assert.InRange(waits[i], most[i] / 2 - 0.05, most[i] + 0.05);
        Assert.Equal(9, connection.Counts.FailedConnects);
        Assert.All(log, line => Assert.Equal("NotConnected: refused", line));
    }

    [Fact]
    public void A_venue_that_says_how_long_to_stay_away_is_obeyed()
    {
        var isRefusing = true;
        using var bed = new FeedBed(request => isRefusing ? "HTTP/1.1 418 I'm a teapot\r\nRetry-After: 120\r\n" : RawServer.RightAnswer(request));
        bed.Until(() => bed.Connection.Counts.FailedConnects == 1);
        isRefusing = false;
        for (var i = 0; i < 119; i++) bed.Move(1);
        Assert.Equal(1, bed.Server.Connections);
        bed.Move(1.1);
        bed.NextPeer();
        Assert.Equal(2, bed.Server.Connections);
    }

    [Fact]
    public void A_connection_that_never_gives_data_is_replaced_and_the_likely_cause_is_said()
    {
        using var bed = new FeedBed(times: FeedBed.Times with { PeerSilentNs = EngineTime.NsPerHour });
        var peer = bed.NextPeer();
        bed.Until(() => bed.Connection.Counts.Connects == 1);
        bed.Move(59);
        peer.Do(p => p.Send(ServerFrames.Ping("")));
        peer.Read();
        bed.Until(() => !peer.Told.IsEmpty);
        Assert.Equal(0, bed.Connection.Counts.Silences);
        bed.Move(1.1);
        Assert.Equal("Silent: open for 60.1 s and no data came ever. Routed wrongly?", bed.Events[^1]);
        bed.Move(0.5);
        bed.NextPeer();
    }

    [Fact]
    public void A_connection_that_stops_giving_data_is_replaced()
    {
        using var bed = new FeedBed(times: FeedBed.Times with { PeerSilentNs = EngineTime.NsPerHour });
        bed.NextPeer().Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        bed.Connection.DoWork();
        bed.Move(30);
        Assert.Equal(30 * EngineTime.NsPerSecond, bed.Connection.SilentNs(bed.Clock.NowNs));
        bed.Move(31);
        Assert.Equal("Silent: no data for 61 s, though it is open", bed.Events[^1]);
        Assert.Equal((1, 0), (bed.Connection.Counts.Silences, bed.Connection.Counts.Losses));
    }

    [Fact]
    public void A_half_open_socket_is_lost_when_not_even_a_ping_comes()
    {
        using var bed = new FeedBed(times: FeedBed.Times with { StaleNs = EngineTime.NsPerHour });
        bed.NextPeer().Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        bed.Connection.DoWork();
        bed.Move(60.1);
        Assert.Equal("Lost: not even a ping for 60 s", bed.Events[^1]);
    }

    [Fact]
    public void Frames_that_nobody_had_room_for_are_no_silence()
    {
        var hasRoom = true;
        using var bed = new FeedBed(hasRoom: () => hasRoom);
        var peer = bed.NextPeer();
        peer.Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        hasRoom = false;
        var isSent = false;
        peer.Send(FeedBed.Trade(2));
        peer.Do(_ => Volatile.Write(ref isSent, true));
        bed.Until(() => Volatile.Read(ref isSent));
        bed.Move(200);
        hasRoom = true;
        bed.UntilTaken(2);
        Assert.Equal([FeedEventKind.Connected], bed.Kinds);
    }

    [Fact]
    public void Before_its_life_ends_it_is_replaced_with_both_open_for_a_while()
    {
        using var bed = new FeedBed(times: FeedBed.Times with { LifeNs = 10 * EngineTime.NsPerSecond });
        var old = bed.NextPeer();
        old.Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        bed.Move(10.1);
        var young = bed.NextPeer();
        old.Send(FeedBed.Trade(2));
        bed.UntilTaken(2);
        young.Send(FeedBed.Trade(2));
        bed.UntilTaken(3);
        bed.Connection.DoWork();
        bed.Move(4.9);
        Assert.Equal(0, bed.Connection.Counts.Replacements);
        old.Read();
        bed.Move(0.2);
        Assert.Equal(1, bed.Connection.Counts.Replacements);
        bed.Until(() => !old.Told.IsEmpty);
        Assert.Equal(["close 1000"], old.Told);
        old.End();
        young.Send(FeedBed.Trade(3));
        bed.UntilTaken(4);
        Assert.Equal([1, 2, 2, 3], bed.Taken.Select(text => int.Parse(text.Split(':', '}')[2])));
        Assert.Equal([FeedEventKind.Connected, FeedEventKind.Connected, FeedEventKind.Replaced], bed.Kinds);
        Assert.Equal(0, bed.Connection.Counts.Losses);
    }

    [Fact]
    public void Other_streams_come_by_a_socket_of_their_own_before_the_one_of_the_old_is_left()
    {
        using var bed = new FeedBed();
        var old = bed.NextPeer();
        old.Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        bed.Connection.Change(bed.Connection.Plan with { Streams = ["btcusdt@trade", "ethusdt@trade"], Address = bed.Server.Address("/secret?more") });
        var young = bed.NextPeer();
        old.Send(FeedBed.Trade(2));
        bed.UntilTaken(2);
        young.Send(FeedBed.Trade(3));
        bed.UntilTaken(3);
        bed.Connection.DoWork();
        bed.Move(5.1);
        Assert.Equal(1, bed.Connection.Counts.Replacements);
        Assert.Equal([FeedEventKind.Connected, FeedEventKind.Connected, FeedEventKind.Replaced], bed.Kinds);
        Assert.Equal((2, 0), (bed.Connection.Plan.Streams.Length, bed.Connection.Counts.Losses));
    }

    [Fact]
    public void Streams_that_change_before_the_first_socket_is_open_are_those_that_it_has()
    {
        using var bed = new FeedBed();
        bed.Connection.DoWork();
        bed.Connection.Change(bed.Connection.Plan with { Streams = ["ethusdt@trade"] });
        bed.Until(() => bed.Connection.Counts.Connects == 1);
        Assert.Equal([FeedEventKind.Connected], bed.Kinds);
        Assert.Equal(0, bed.Connection.Counts.Losses);
    }

    [Fact]
    public void When_the_server_says_that_it_ends_the_connection_a_successor_comes_at_once()
    {
        using var bed = new FeedBed();
        var old = bed.NextPeer();
        old.Send(FeedBed.Trade(1), "{\"e\":\"serverShutdown\",\"E\":1770123456789}");
        bed.UntilTaken(2);
        var young = bed.NextPeer();
        young.Send(FeedBed.Trade(2));
        bed.UntilTaken(3);
        old.Do(p => p.Reset());
        bed.Until(() => bed.Connection.Counts.Losses == 1);
        young.Send(FeedBed.Trade(3));
        bed.UntilTaken(4);
        Assert.True(bed.Connection.IsLive);
        Assert.Equal(2, bed.Server.Connections);
        Assert.Equal([FeedEventKind.Connected, FeedEventKind.ShuttingDown, FeedEventKind.Connected, FeedEventKind.Lost], bed.Kinds);
    }

    [Fact]
    public void Connections_beyond_the_budget_wait()
    {
        using var bed = new FeedBed(_ => "HTTP/1.1 503 Busy\r\n", budget: new ConnectBudget(2, 5 * EngineTime.NsPerMinute));
        bed.Until(() => bed.Connection.Counts.FailedConnects == 1);
        bed.Move(1);
        bed.Until(() => bed.Connection.Counts.FailedConnects == 2);
        for (var i = 0; i < 29; i++) bed.Move(10);
        Assert.Equal(2, bed.Server.Connections);
        bed.Move(10);
        bed.Until(() => bed.Connection.Counts.FailedConnects == 3);
    }

    [Fact]
    public void Closed_it_says_good_bye_and_does_not_come_back()
    {
        using var bed = new FeedBed();
        var peer = bed.NextPeer();
        peer.Send(FeedBed.Trade(1));
        bed.UntilTaken(1);
        peer.Read();
        bed.Connection.Close();
        bed.Until(() => !peer.Told.IsEmpty);
        Assert.Equal(["close 1000"], peer.Told);
        peer.End();
        bed.Until(() => bed.Connection.IsClosed);
        bed.Move(100);
        Assert.Equal(1, bed.Server.Connections);
        Assert.Equal([FeedEventKind.Connected], bed.Kinds);
    }

    [Fact]
    public void Waits_double_up_to_a_limit_with_jitter_from_the_seed()
    {
        var backoff = new Backoff(100, 1_000, seed: 7);
        var again = new Backoff(100, 1_000, seed: 7);
        long[] most = [100, 200, 400, 800, 1_000, 1_000];
        foreach (var limit in most)
        {
            var waitNs = backoff.Next();
            Assert.InRange(waitNs, limit / 2, limit);
            Assert.Equal(waitNs, again.Next());
        }

        backoff.Reset();
        Assert.InRange(backoff.Next(), 50, 100);
        for (var i = 0; i < 100; i++) Assert.InRange(backoff.Next(), 1, 1_000);
    }
}
