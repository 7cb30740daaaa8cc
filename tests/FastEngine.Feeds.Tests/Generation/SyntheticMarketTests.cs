using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Generation;

public class SyntheticMarketTests
{
    private static readonly IReadOnlyList<SyntheticSymbol> Demo = SyntheticSymbols.Demo(Market.UsdMargined);

    [Fact]
    public void Trades_come_in_time_order_with_consecutive_ids_on_tick_and_on_lot() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), Gen.Elements(Market.Spot, Market.UsdMargined, Market.CoinMargined).ToArbitrary(),
            Gen.Elements(TradeStream.Trade, TradeStream.Aggregate).ToArbitrary(), (seed, market, stream) =>
            {
                var options = new SyntheticMarketOptions { Seed = (ulong)seed, Symbols = SyntheticSymbols.Demo(market), MaxTrades = 3_000, Stream = stream };
                var trades = Tapes.Trades(options);
                Assert.Equal(3_000, trades.Count);
                var previous = trades[0] with { ReceiveTimeNs = 0 };
                var ids = new Dictionary<int, SyntheticTrade>();
                foreach (var trade in trades)
                {
                    var symbol = options.Symbols[trade.SymbolIndex];
                    Assert.True(trade.TimeNs >= previous.TimeNs && trade.ReceiveTimeNs >= previous.ReceiveTimeNs);
                    Assert.Equal(trade.TimeNs / EngineTime.NsPerMs, trade.TradeTimeMs);
                    Assert.InRange(trade.EventTimeMs - trade.TradeTimeMs, 0, 2);
                    Assert.True(trade.ReceiveTimeNs > trade.TimeNs);
                    Assert.True(trade.Price > 0 && trade.Price % symbol.Tick == 0);
                    Assert.True(trade.Quantity > 0 && trade.Quantity % symbol.Lot == 0);
                    Assert.Equal(symbol.Tick, trade.BestAsk - trade.BestBid);
                    Assert.True(trade.Aggressor == Side.Buy ? trade.Price >= trade.BestAsk : trade.Price <= trade.BestBid);
                    if (ids.TryGetValue(trade.SymbolIndex, out var last))
                    {
                        Assert.Equal(last.TradeId + 1, trade.TradeId);
                        Assert.Equal(last.LastTradeId + 1, trade.FirstTradeId);
                    }

                    Assert.True(trade.FirstTradeId <= trade.LastTradeId);
                    ids[trade.SymbolIndex] = trade;
                    previous = trade;
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Equal_options_give_equal_trades_and_another_seed_does_not()
    {
        var options = new SyntheticMarketOptions { MaxTrades = 5_000 };
        Assert.Equal(Tapes.Trades(options), Tapes.Trades(options));
        Assert.NotEqual(Tapes.Trades(options).Select(t => t.Price), Tapes.Trades(options with { Seed = 2 }).Select(t => t.Price));
    }

    [Fact]
    public void Another_symbol_leaves_the_trades_of_a_symbol_with_its_own_rate_unchanged()
    {
        var symbols = Demo.Take(3).Select(s => s with { TradesPerSecond = 100 }).ToArray();
        var few = new SyntheticMarketOptions { Symbols = symbols, DurationNs = 20 * EngineTime.NsPerSecond };
        var many = few with { Symbols = [Demo[7] with { TradesPerSecond = 500 }, .. symbols] };
        var before = Tapes.Trades(few);
        var after = Tapes.Trades(many).Where(t => t.SymbolIndex > 0)
            .Select(t => t with { SymbolIndex = t.SymbolIndex - 1 });
        Assert.True(before.Count > 3_000);

        // The connection is shared, so a frame may have to queue behind another one.
        Assert.Equal(before.Select(t => t with { ReceiveTimeNs = 0 }), after.Select(t => t with { ReceiveTimeNs = 0 }));
    }

    [Fact]
    public void Aggregates_are_the_same_market_with_the_trades_of_one_order_and_price_summed()
    {
        var options = new SyntheticMarketOptions { DurationNs = 5 * EngineTime.NsPerSecond };
        var trades = Tapes.Trades(options);
        var aggregates = Tapes.Trades(options with { Stream = TradeStream.Aggregate });
        Assert.True(aggregates.Count < trades.Count);
        var byId = trades.ToDictionary(t => (t.SymbolIndex, t.TradeId));
        foreach (var aggregate in aggregates)
        {
            long quantity = 0;
            for (var id = aggregate.FirstTradeId; id <= aggregate.LastTradeId; id++)
            {
                var part = byId[(aggregate.SymbolIndex, id)];
                Assert.Equal((aggregate.TimeNs, aggregate.Price, aggregate.Aggressor), (part.TimeNs, part.Price, part.Aggressor));
                quantity += part.Quantity;
            }

            Assert.Equal(quantity, aggregate.Quantity);
        }

        Assert.Equal(trades.Count, aggregates.Sum(a => a.LastTradeId - a.FirstTradeId + 1));
    }

    [Fact]
    public void Orders_take_several_trades_of_one_side_over_adjacent_levels()
    {
        var trades = Tapes.Trades(new SyntheticMarketOptions { Symbols = [Demo[0]], MaxTrades = 20_000 });
        var orders = trades.GroupBy(t => t.TimeNs).Select(g => g.ToArray()).ToArray();
        Assert.InRange((double)trades.Count / orders.Length, 2.5, 3.5);
        Assert.Contains(orders, o => o.Length >= 10);
        Assert.Contains(orders, o => o[0].Price != o[^1].Price);
        foreach (var order in orders)
        {
            for (var i = 1; i < order.Length; i++)
            {
                Assert.Equal(order[0].Aggressor, order[i].Aggressor);
                var step = order[i].Price - order[i - 1].Price;
                Assert.Contains(step, order[0].Aggressor == Side.Buy ? [0L, Demo[0].Tick] : new[] { 0L, -Demo[0].Tick });
            }
        }
    }

    [Fact]
    public void Quantities_are_heavy_tailed()
    {
        var quantities = Tapes.Trades(new SyntheticMarketOptions { Symbols = [Demo[1]], MaxTrades = 50_000 }).Select(t => (double)t.Quantity).Order().ToArray();
        var median = quantities[quantities.Length / 2];
        Assert.InRange(median, Demo[1].MedianQuantity * 0.9, Demo[1].MedianQuantity * 1.1);
        Assert.True(quantities.Average() > 4 * median);
        Assert.True(quantities[quantities.Length * 99 / 100] > 40 * median);
    }

    [Fact]
    public void The_rate_is_the_mean_rate_and_Zipf_shares_it_by_rank()
    {
        double total = 0;
        var bySymbol = new double[Demo.Count];
        for (ulong seed = 1; seed <= 10; seed++)
        {
            foreach (var trade in Tapes.Trades(new SyntheticMarketOptions { Seed = seed, TradesPerSecond = 20, DurationNs = 3_600 * EngineTime.NsPerSecond }))
            {
                total++;
                bySymbol[trade.SymbolIndex]++;
            }
        }

        Assert.Equal(20.0, total / 36_000, 2.0);
        Assert.Equal(2.0, bySymbol[0] / bySymbol[1], 0.5);
        Assert.Equal(8.0, bySymbol[0] / bySymbol[7], 2.5);
    }

    [Fact]
    public void Uniform_traffic_gives_every_symbol_the_same_rate()
    {
        var counts = new int[4];
        var options = new SyntheticMarketOptions
        {
            Symbols = [.. Demo.Take(4)],
            Traffic = TrafficShape.Uniform,
            TradesPerSecond = 400,
            Regimes = [new RegimePeriod(MarketRegime.Range, EngineTime.NsPerHour)],
            DurationNs = 100 * EngineTime.NsPerSecond,
        };
        foreach (var trade in Tapes.Trades(options)) counts[trade.SymbolIndex]++;
        Assert.All(counts, c => Assert.InRange(c, counts.Average() * 0.85, counts.Average() * 1.15));
    }

    [Fact]
    public void Arrivals_cluster_more_than_a_Poisson_process()
    {
        var times = Tapes.Trades(Tapes.Regime(MarketRegime.Range, 5, 2_000)).Select(t => t.TimeNs).Distinct().ToArray();
        var gaps = times.Zip(times.Skip(1), (a, b) => (double)(b - a)).ToArray();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(g => (g - mean) * (g - mean)));
        Assert.True(deviation / mean > 1.1, $"coefficient of variation {deviation / mean}");
    }

    [Fact]
    public void The_market_ends_at_its_duration_or_its_count_and_stays_ended()
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions { MaxTrades = 3 });
        for (var i = 0; i < 3; i++) Assert.True(market.NextTrade(out _));
        Assert.False(market.NextTrade(out _));
        Assert.False(market.NextTrade(out _));
        Assert.Equal(3, market.Trades);
        var end = SyntheticMarketOptions.DefaultStartTimeNs + EngineTime.NsPerSecond;
        var trades = Tapes.Trades(new SyntheticMarketOptions { DurationNs = EngineTime.NsPerSecond });
        Assert.All(trades, t => Assert.InRange(t.TimeNs, SyntheticMarketOptions.DefaultStartTimeNs, end - 1));
    }

    [Fact]
    public void A_thousand_symbols_trade_under_names_of_their_own()
    {
        var symbols = SyntheticSymbols.Many(1_000);
        Assert.Equal(1_000, symbols.Select(s => s.Name).Distinct().Count());
        Assert.Equal("SYM0001USDT", symbols[0].Name);
        var trades = Tapes.Trades(new SyntheticMarketOptions { Symbols = symbols, Traffic = TrafficShape.Uniform, MaxTrades = 50_000 });
        Assert.True(trades.Select(t => t.SymbolIndex).Distinct().Count() > 950);
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_their_value()
    {
        Assert.Contains("-1", Refused(new SyntheticMarketOptions { TradesPerSecond = -1 }), StringComparison.Ordinal);
        Assert.Contains("NaN", Refused(new SyntheticMarketOptions { TradesPerSecond = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("at least one symbol", Refused(new SyntheticMarketOptions { Symbols = [] }), StringComparison.Ordinal);
        Assert.Contains("BTCUSDT stands twice", Refused(new SyntheticMarketOptions { Symbols = [Demo[0], Demo[0]] }), StringComparison.Ordinal);
        Assert.Contains("'btc'", Refused(new SyntheticMarketOptions { Symbols = [Demo[0] with { Name = "btc" }] }), StringComparison.Ordinal);
        Assert.Contains("start price 15", Refused(new SyntheticMarketOptions { Symbols = [Demo[0] with { StartPrice = 15 }] }), StringComparison.Ordinal);
        Assert.Contains("must not be empty", Refused(new SyntheticMarketOptions { Regimes = [] }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SyntheticSymbols.Many(0));
    }

    private static string Refused(SyntheticMarketOptions options) => Assert.Throws<ArgumentException>(() => new SyntheticMarket(options)).Message;
}
