using System.Text.RegularExpressions;
using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Rings.Tests;
using FastEngine.Venues.Binance.Backfill;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Timing;
using FastEngine.Venues.Tests.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Backfill;

public partial class RestBackfillTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly BackfillOptions Fast = new()
    {
        LookEvery = TimeSpan.FromMilliseconds(1), RetryDelay = TimeSpan.FromMilliseconds(2), Patience = TimeSpan.FromSeconds(5),
    };

    [Fact]
    public void A_gap_of_several_pages_comes_trade_by_trade_and_then_its_end()
    {
        using var venue = Venue(1, 5_000);
        using var bed = new Bed(venue.Host, Fast with { Steps = 64 });
        var gap = new TradeGap(1, 100, 2_599, TradeStream.Aggregate);
        var steps = bed.Fill(gap);

        Assert.Equal(Enumerable.Range(100, 2_500).Select(id => (long)id), steps.SkipLast(1).Select(step => step.Trade.TradeId));
        Assert.All(steps, step => Assert.Equal(gap, step.Gap));
        Assert.Equal(BackfillStepKind.Filled, steps[^1].Kind);
        Assert.Equal(new BackfillCounts(3, 2_500, 1, 0), bed.Backfill.Counts);
        Assert.All(venue.Requests, request => Assert.StartsWith("GET /fapi/v1/aggTrades?symbol=BTCUSDT&fromId=", request));
        Assert.All(venue.Requests, request => Assert.DoesNotContain("MBX", request));
    }

    [Fact]
    public void Ids_that_the_venue_does_not_have_are_no_reason_to_wait()
    {
        using var venue = Venue(1, 5_000, id => id is 101 or 102 or 104);
        using var bed = new Bed(venue.Host, Fast);

        Assert.Equal([100L, 103, 0], bed.Fill(new TradeGap(1, 100, 104, TradeStream.Trade)).Select(step => step.Trade.TradeId));
        Assert.StartsWith("GET /fapi/v1/historicalTrades?symbol=BTCUSDT&fromId=100&limit=6", Assert.Single(venue.Requests));
    }

    [Fact]
    public void A_list_that_lags_behind_the_stream_is_read_again_from_where_it_ended()
    {
        var last = 102L;
        using var venue = new LoopbackVenue((_, request) => new LoopbackVenue.Reply(200, Page(request, 1, last++)));
        using var bed = new Bed(venue.Host, Fast);
        var steps = bed.Fill(new TradeGap(1, 100, 104, TradeStream.Aggregate));

        Assert.Equal([100L, 101, 102, 103, 104, 0], steps.Select(step => step.Trade.TradeId));
        Assert.Equal(BackfillStepKind.Filled, steps[^1].Kind);
        Assert.Equal(["100", "103", "104"], venue.Requests.Select(request => FromId().Match(request).Groups[1].Value));
    }

    [Fact]
    public void Failures_of_the_server_are_waited_out()
    {
        var failures = 6;
        using var venue = new LoopbackVenue((_, request) => --failures >= 0 ? new LoopbackVenue.Reply(503, "{}") : new LoopbackVenue.Reply(200, Page(request, 1, 5_000)));
        using var bed = new Bed(venue.Host, Fast);

        Assert.Equal(BackfillStepKind.Filled, bed.Fill(new TradeGap(1, 100, 104, TradeStream.Aggregate))[^1].Kind);
    }

    [Theory]
    [InlineData(400, """{"code":-1121,"msg":"Invalid symbol."}""")]
    [InlineData(200, """{"what":"no list"}""")]
    [InlineData(200, "[]")]
    public void What_cannot_be_read_fails_and_does_not_keep_the_next_gap_from_being_filled(int status, string body)
    {
        using var venue = new LoopbackVenue((_, request) => request.Contains("BTCUSDT") ? new LoopbackVenue.Reply(status, body) : new LoopbackVenue.Reply(200, Page(request, 1, 5_000)));
        using var bed = new Bed(venue.Host, Fast with { Patience = TimeSpan.FromMilliseconds(50) });

        Assert.Equal([BackfillStepKind.Failed], bed.Fill(new TradeGap(1, 100, 104, TradeStream.Aggregate)).Select(step => step.Kind));
        Assert.Equal(BackfillStepKind.Filled, bed.Fill(new TradeGap(2, 100, 104, TradeStream.Aggregate))[^1].Kind);
    }

    [Fact]
    public void A_gap_that_is_too_large_or_of_a_market_without_a_source_fails_unasked()
    {
        using var venue = Venue(1, 5_000);
        using var bed = new Bed(venue.Host, Fast with { MostTrades = 10 }, Market.Spot);

        Assert.Equal([BackfillStepKind.Failed], bed.Fill(new TradeGap(1, 100, 104, TradeStream.Aggregate)).Select(step => step.Kind));
        using var other = new Bed(venue.Host, Fast with { MostTrades = 10 });
        Assert.Equal([BackfillStepKind.Failed], other.Fill(new TradeGap(1, 100, 110, TradeStream.Aggregate)).Select(step => step.Kind));
        Assert.Empty(venue.Requests);
        Assert.Equal((1, 1), (bed.Backfill.Counts.Failed, other.Backfill.Counts.Failed));
    }

    [Fact]
    public void When_no_more_gaps_can_wait_the_feed_is_told_to_come_again()
    {
        using var venue = new LoopbackVenue((_, _) => null);
        using var bed = new Bed(venue.Host, Fast with { Gaps = 2 });
        var taken = 0;
        while (taken < 10 && bed.Backfill.TryRequest(new TradeGap(1, 100 + taken * 10, 104 + taken * 10, TradeStream.Aggregate))) taken++;

        Assert.InRange(taken, 2, 3);
    }

    [Fact]
    public void The_feed_allocates_nothing_when_it_asks_and_takes()
    {
        using var venue = Venue(1, 5_000);
        using var bed = new Bed(venue.Host, Fast);
        bed.Fill(new TradeGap(1, 100, 104, TradeStream.Aggregate));
        var gap = new TradeGap(1, 200, 999, TradeStream.Aggregate);
        var step = default(BackfillStep);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var allocated = Allocations.Of(() =>
        {
            bed.Backfill.TryRequest(in gap);
            while (step.Kind != BackfillStepKind.Filled && watch.Elapsed < Limit) bed.Backfill.TryTake(out step);
        });
        Assert.Equal(0, allocated);
        Assert.Equal(805, bed.Backfill.Counts.Trades);
    }

    private static LoopbackVenue Venue(long first, long last, Func<long, bool>? isMissing = null) =>
        new((_, request) => new LoopbackVenue.Reply(200, Page(request, first, last, isMissing)));

    private static string Page(string request, long first, long last, Func<long, bool>? isMissing = null)
    {
        var match = FromId().Match(request);
        var from = Math.Max(first, long.Parse(match.Groups[1].Value));
        var ids = Enumerable.Range(0, 5_000).Select(i => from + i).Where(id => id <= last && isMissing?.Invoke(id) != true).Take(int.Parse(match.Groups[2].Value));
        return $"[{string.Join(',', ids.Select(id => request.Contains("aggTrades")
            ? $$"""{"a":{{id}},"p":"50000.10","q":"0.5","f":{{id}},"l":{{id}},"T":{{1_700_000_000_000 + id}},"m":true}"""
            : $$"""{"id":{{id}},"price":"50000.10","qty":"0.5","quoteQty":"1","time":{{1_700_000_000_000 + id}},"isBuyerMaker":true}"""))}]";
    }

    [GeneratedRegex("fromId=([0-9]+)&limit=([0-9]+)")]
    private static partial Regex FromId();

    private sealed class Bed : IDisposable
    {
        private readonly BinanceRest _rest;

        public Bed(Uri host, BackfillOptions options, Market market = Market.UsdMargined)
        {
            var limiter = new RateLimiter(new RateLimiterOptions());
            _rest = new BinanceRest(
                new RestOptions { Host = host, RetryDelay = TimeSpan.FromMilliseconds(1), BreakAtLeast = 100 }, null, limiter, new ClockSync(new ClockSyncOptions()), TimeProvider.System);
            Backfill = new RestBackfill(Parsers.Instruments, [new BackfillSource(market, _rest)], options);
        }

        public RestBackfill Backfill { get; }

        public List<BackfillStep> Fill(TradeGap gap)
        {
            Assert.True(Backfill.TryRequest(in gap));
            var steps = new List<BackfillStep>();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (steps.Count == 0 || steps[^1].Kind == BackfillStepKind.Trade)
            {
                if (Backfill.TryTake(out var step)) steps.Add(step);
                else Thread.Yield();
                Assert.True(watch.Elapsed < Limit, "not filled in time");
            }

            return steps;
        }

        public void Dispose()
        {
            Backfill.Dispose();
            _rest.Dispose();
        }
    }
}
