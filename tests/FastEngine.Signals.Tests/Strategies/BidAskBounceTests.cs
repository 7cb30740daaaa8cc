using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;

namespace FastEngine.Signals.Tests.Strategies;

/// <summary>Prices have two decimals, quantities three; a window of movement of two seconds.</summary>
public class BidAskBounceTests
{
    private static readonly BidAskBounceOptions Options = new()
    {
        RangeWindowNs = 2 * EngineTime.NsPerSecond, MinDepth = 1_000, FlowWindowNs = 5 * EngineTime.NsPerSecond, MaxHoldNs = 20 * EngineTime.NsPerSecond, MaxInventory = 500,
    };

    private readonly Recording _recording = new();
    private long _sequence;

    [Fact]
    public void In_a_tight_deep_and_calm_market_it_waits_on_both_sides_and_wants_the_spread()
    {
        var shard = Warm(Options with { MaxSpreadPpm = 2_000 });
        Quote(shard, 3, 99_90, 100_00);
        Assert.Equal(2, _recording.Signals.Count);
        var (bid, ask) = (_recording.Signals[0], _recording.Signals[1]);
        Assert.Equal((Direction.Long, 99_90L, 100_00L, 5 * EngineTime.NsPerSecond), (bid.Direction, bid.LimitPrice, bid.TargetPrice, bid.LifeNs));
        Assert.Equal((Direction.Short, 100_00L, 99_90L), (ask.Direction, ask.LimitPrice, ask.TargetPrice));

        // 0.1 % of the entries: 99.90 - 0.0999, cut, and 100 + 0.10.
        Assert.Equal((99_81L, 100_10L), (bid.ZoneEdge, ask.ZoneEdge));
        Assert.Equal((99_90L, 100_00L), (bid.Bid, bid.Ask));
        Assert.Equal(2, _recording.Decisions.Count);
    }

    // The middle is 99.95: a spread of 0.10 is 1,000.5 ppm of it.
    [Theory]
    [InlineData(1_001, 0, 1_000, 1_000, 2)]
    [InlineData(1_000, 0, 1_000, 1_000, 0)]
    [InlineData(2_000, 1_001, 1_000, 1_000, 0)]
    [InlineData(2_000, 1_000, 1_000, 1_000, 2)]
    [InlineData(2_000, 0, 1_999, 1_000, 2)]
    [InlineData(2_000, 0, 2_000, 1_000, 0)]
    public void A_spread_or_depth_beyond_its_bounds_keeps_it_out(int maxPpm, int minPpm, double minDepth, int maxRangePpm, int signals)
    {
        // 10.000 wanted at 99.90 and 10.000 offered at 100.00 are worth 1,999.
        var shard = Warm(Options with { MaxSpreadPpm = maxPpm, MinSpreadPpm = minPpm, MinDepth = minDepth, MaxRangePpm = maxRangePpm });
        Quote(shard, 3, 99_90, 100_00);
        Assert.Equal(signals, _recording.Signals.Count);
    }

    [Theory]
    [InlineData(99_95, 100_05, 2)]
    [InlineData(100_01, 100_11, 0)]
    public void A_market_that_moved_is_left_alone(long bid, long ask, int signals)
    {
        // From a middle of 99.95 to 100.00 is 500 ppm, to 100.06 is 1,099.
        var shard = Warm(Options with { MaxRangePpm = 1_000, MaxSpreadPpm = 2_000 });
        Quote(shard, 3, bid, ask);
        Assert.Equal(signals, _recording.Signals.Count);
    }

    [Fact]
    public void It_comes_again_when_its_order_has_lived()
    {
        var shard = Warm(Options with { MaxSpreadPpm = 2_000 });
        foreach (var second in new[] { 3.0, 4, 8, 8.4, 8.6, 9, 15 }) Quote(shard, second, 99_90, 100_00);
        Assert.Equal([3.0, 3.0, 8.6, 8.6, 15, 15], _recording.Signals.Select(signal => (signal.TimeNs - MarketTape.Start) / 1e9));
    }

    [Fact]
    public void One_sided_it_goes_where_more_stands()
    {
        var shard = Warm(Options with { MaxSpreadPpm = 2_000, BothSides = false });
        Quote(shard, 3, 99_90, 100_00, bidQuantity: 10_000, askQuantity: 30_000);
        Quote(shard, 4, 99_90, 100_00, bidQuantity: 30_000, askQuantity: 10_000);
        Assert.Equal([Direction.Short], _recording.Signals.Select(signal => signal.Direction));
    }

    [Fact]
    public void A_position_keeps_its_side_closed_and_its_value_the_inventory_within_bounds()
    {
        var shard = Warm(Options with { MaxSpreadPpm = 2_000 });
        Position(shard, Direction.Long, quantity: 6_000);
        Quote(shard, 3, 99_90, 100_00);
        Assert.Equal([Direction.Short], _recording.Signals.Select(signal => signal.Direction));

        // Short of 6 at 99.95 is 599.7, beyond the 500: no more of it, and the long side stays open.
        var other = new BidAskBounceTests();
        var second = other.Warm(Options with { MaxSpreadPpm = 2_000 });
        other.Position(second, Direction.Short, quantity: 6_000, id: 2);
        other.Quote(second, 3, 99_90, 100_00);
        Assert.Equal([Direction.Long], other._recording.Signals.Select(signal => signal.Direction));
    }

    [Fact]
    public void Flow_against_an_entry_keeps_that_side_away()
    {
        var shard = Warm(Options with { MaxSpreadPpm = 2_000 });
        for (var i = 0; i < 20; i++) Trade(shard, 2.5, 99_95, Side.Sell);
        Quote(shard, 3, 99_90, 100_00);
        Assert.Equal([Direction.Short], _recording.Signals.Select(signal => signal.Direction));
    }

    [Fact]
    public void What_its_target_did_not_take_in_time_leaves_at_market()
    {
        var shard = Warm(Options with { MaxSpreadPpm = 2_000 });
        Position(shard, Direction.Long, quantity: 1_000);
        Quote(shard, 21.9, 99_90, 100_00);
        Assert.Empty(_recording.Exits);
        Quote(shard, 22, 99_90, 100_00);
        var exit = Assert.Single(_recording.Exits);
        Assert.Equal((ExitReason.Strategy, 1L, 1_000_000, 20e9), (exit.Reason, exit.PositionId, exit.PartPpm, exit.Measured));
        Quote(shard, 22.1, 99_90, 100_00);
        Assert.Single(_recording.Exits);
    }

    [Fact]
    public void So_does_all_of_it_when_the_market_begins_to_move()
    {
        var shard = Warm(Options with { SpikePpm = 2_000 });
        Position(shard, Direction.Long, quantity: 1_000);

        // 99.95 to 100.15 is 1,997 ppm of 100.15; to 100.16 it is 2,096.6.
        Quote(shard, 2.9, 100_10, 100_20);
        Assert.Empty(_recording.Exits);
        Quote(shard, 3, 100_11, 100_21);
        Assert.Equal(ExitReason.Strategy, Assert.Single(_recording.Exits).Reason);
    }

    // Two seconds of quotes at 99.90 to 100.00, and a trade before them.
    private ShardSignals<RecordingSink> Warm(BidAskBounceOptions options)
    {
        var shard = new ShardSignals<RecordingSink>(
            Micro.Signals with { MoreWindowsNs = [options.FlowWindowNs] }, Micro.Instruments(1, tick: 1), [new BidAskBounceStrategy(options)], new RecordingSink(_recording));
        Quote(shard, 0, 99_90, 100_00);
        foreach (var second in new[] { 0.0, 1, 2 })
        {
            Trade(shard, second, 99_95, Side.Buy);
            Quote(shard, second, 99_90, 100_00, bidQuantity: 1, askQuantity: 1);
        }

        Assert.Empty(_recording.Signals);
        return shard;
    }

    private void Trade(ShardSignals<RecordingSink> shard, double seconds, long price, Side side) => shard.OnTrade(0, new Tick
    {
        Kind = EventKind.Trade, ExchangeTimeNs = At(seconds), Price = price, Quantity = 1, Aggressor = side, Sequence = ++_sequence,
    });

    // The symbol's time is moved by a clock event, as it is when nothing trades.
    private void Quote(ShardSignals<RecordingSink> shard, double seconds, long bid, long ask, long bidQuantity = 10_000, long askQuantity = 10_000)
    {
        shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = At(seconds), InstrumentId = -1, Sequence = ++_sequence });
        shard.OnQuote(0, new Tick { Kind = EventKind.Quote, Price = bid, Quantity = bidQuantity, AskPrice = ask, AskQuantity = askQuantity, Sequence = ++_sequence });
    }

    private void Position(ShardSignals<RecordingSink> shard, Direction direction, long quantity, long id = 1) => shard.OnPosition(0, new PositionUpdate
    {
        Kind = PositionUpdateKind.Opened, PositionId = id, TimeNs = At(2), Quantity = quantity, Cost = (Int128)quantity * 99_95, Direction = direction,
        ZoneEdge = direction == Direction.Long ? 99_00 : 101_00,
    });

    private static long At(double seconds) => MarketTape.Start + (long)Math.Round(seconds * 1000) * EngineTime.NsPerMs;
}
