using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Exchange;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Tape;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Backfill;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Streams;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Host.Tests.Live;

/// <summary>A feed of the simulated exchange whose connections lose, repeat and reorder frames, and break.</summary>
public class BackfillTests
{
    private const int MostTrades = 4_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<Tick> _trades = [];

    [Theory]
    [InlineData("drop=0.02,duplicate=0.02,reorder=0.02", false)]
    [InlineData("drop=0.01,disconnect=0.005,garbage=0.01,split=0.01", false)]
    [InlineData("drop=0.02,disconnect=0.005,error=0.3,limit=0.05", true)]
    public async Task Every_trade_comes_in_the_end_and_no_symbol_stays_tainted(string faults, bool isRaw)
    {
        SyntheticSymbol[] symbols = [.. SyntheticSymbols.Demo(Market.UsdMargined).Take(2), .. SyntheticSymbols.Demo(Market.Spot).Take(2)];
        using var tape = new GeneratedTape(new SyntheticMarketOptions { TradesPerSecond = 600, Symbols = symbols });
        ApiKey[] keys = [TestKeys.Hmac(1)];
        var options = new ExchangeOptions { Venue = new VenueOptions { Accounts = [new AccountOptions { Keys = keys }] }, Faults = FaultScript.Parse(faults) };
        await using var exchange = await SimulatedExchange.StartAsync(options, tape);
        using var spot = Rest(exchange.SpotAddress);
        using var futures = Rest(exchange.FuturesAddress);
        using var backfill = new RestBackfill(tape.Instruments, [new BackfillSource(Market.Spot, spot), new BackfillSource(Market.UsdMargined, futures)],
            new BackfillOptions { RetryDelay = TimeSpan.FromMilliseconds(20), LookEvery = TimeSpan.FromMilliseconds(2), SpotWeight = 100_000, UsdMarginedWeight = 100_000 });
        var ring = new SingleProducerRing<Tick>(1 << 14);
        var consumer = new RingConsumer<Tick>(ring);
        using var feed = LiveFeed.Make(
            [.. Plans(exchange, Market.Spot, isRaw), .. Plans(exchange, Market.UsdMargined, isRaw)], tape.Instruments, [ring], new IntakeOptions(),
            new WebSocketDialer(WebSocketOptions.Default), MachineClock.Instance, seed: 1, backfill: backfill);

        Until(() => _trades.Count >= MostTrades && feed.Intake.Gaps.Counts.Filled >= 3, feed, consumer);
        exchange.HasFaults = false;
        var published = _trades.Count;
        Until(() => feed.Intake.Gaps.Open == 0 && _trades.Count > published + 500 && tape.Instruments.All.ToArray().All(instrument => !IsTainted(instrument.Id)), feed, consumer);

        foreach (var instrument in tape.Instruments.All)
        {
            long[] ids = [.. _trades.Where(trade => trade.InstrumentId == instrument.Id).Select(trade => trade.TradeId).Order()];
            Assert.Equal(Enumerable.Range(0, ids.Length).Select(i => ids[0] + i), ids);
        }

        Assert.Equal(0, feed.Intake.Gaps.Counts.Failed);
        Assert.True(backfill.Counts.Trades > 0);
    }

    private bool IsTainted(int instrumentId)
    {
        var isTainted = false;
        foreach (var trade in _trades)
        {
            if (trade.InstrumentId == instrumentId && trade.Flags != TickFlags.None) isTainted = (trade.Flags & TickFlags.GapBefore) != 0 || (isTainted && (trade.Flags & TickFlags.GapsFilled) == 0);
        }

        return isTainted;
    }

    private void Until(Func<bool> isSo, LiveSource<BinanceFrameParser> feed, RingConsumer<Tick> consumer)
    {
        var watch = Stopwatch.StartNew();
        var looked = 0;
        while (looked++ % 64 != 0 || !isSo())
        {
            Assert.True(watch.Elapsed < Limit, $"not so in time: {_trades.Count} trades, {feed.Intake.Gaps.Open} gaps open, {feed.Intake.Gaps.Counts.Failed} failed");
            if (feed.DoWork() == 0) Thread.Sleep(1);
            while (consumer.HighestAvailable() >= consumer.Next)
            {
                ref readonly var tick = ref consumer[consumer.Next];
                if (tick.Kind == EventKind.Trade) _trades.Add(tick);
                consumer.Release(consumer.Next);
            }
        }
    }

    // Public data needs no key, but for raw trades of USD-M.
    private static BinanceRest Rest(Uri address) => new(
        new RestOptions { Host = address, RetryDelay = TimeSpan.FromMilliseconds(5), BreakFor = TimeSpan.FromMilliseconds(500) }, null,
        new RateLimiter(new RateLimiterOptions()), new ClockSync(new ClockSyncOptions()), TimeProvider.System);

    private static IEnumerable<(Market Market, FeedPlan Plan)> Plans(SimulatedExchange exchange, Market market, bool isRaw)
    {
        var host = market == Market.Spot ? exchange.SpotAddress : exchange.FuturesAddress;
        string[] streams = [.. new[] { "btcusdt", "ethusdt" }.Select(symbol => $"{symbol}@{(isRaw ? "trade" : "aggTrade")}")];
        var times = new FeedTimes { BackoffFirstNs = 10 * EngineTime.NsPerMs, BackoffMostNs = 100 * EngineTime.NsPerMs };
        return StreamPlans.Make(market, streams, new StreamPlanOptions { Host = new Uri($"ws://{host.Authority}"), Times = times }).Select(plan => (market, plan));
    }
}
