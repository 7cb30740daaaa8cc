using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>Each signal of the dump detector at its threshold and just beyond, for a long and in the mirror for a short.</summary>
public class DumpTests
{
    private const long Price = DumpBed.Price;

    private static readonly DumpOptions None = new()
    {
        ReversalRatio = 999_999, SpikeMultiple = 999_999, FlowMinTrades = int.MaxValue, MomentumSteps = 50, LevelMultiple = 999_999, WickPpm = 999_999,
    };

    private static readonly DumpOptions Defaults = new();

    public static TheoryData<Direction> Directions { get; } = [Direction.Long, Direction.Short];

    [Theory]
    [InlineData(Direction.Long, 15, "")]
    [InlineData(Direction.Long, 16, "DumpDetected VolumeReversal 1.6 against 1.5")]
    [InlineData(Direction.Short, 15, "")]
    [InlineData(Direction.Short, 16, "DumpDetected VolumeReversal 1.6 against 1.5")]
    public void Opposite_volume_in_three_bars_ends_a_position_beyond_its_ratio(Direction direction, long sells, string exit)
    {
        var bed = new DumpBed(direction, None with { ReversalRatio = Defaults.ReversalRatio });
        bed.Flat(1);
        bed.Enter(30);
        bed.Bar(Price, Price, Price, Price, 10, 30);
        bed.Bar(Price, Price, Price, Price, 10, sells);
        Assert.Equal("", bed.Check(2));
        bed.Bar(Price, Price, Price, Price, 10, 30);
        Assert.Equal(exit, bed.Check(2));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Bars_of_a_reversal_that_closed_before_the_entry_do_not_count(Direction direction)
    {
        var bed = new DumpBed(direction, None with { ReversalRatio = Defaults.ReversalRatio });
        bed.Flat(1);
        bed.Bar(Price, Price, Price, Price, 10, 30);
        bed.Enter(0);
        bed.Bar(Price, Price, Price, Price, 10, 30);
        bed.Bar(Price, Price, Price, Price, 10, 30);
        Assert.Equal("", bed.Check(2));
        bed.Bar(Price, Price, Price, Price, 10, 30);
        Assert.Equal("DumpDetected VolumeReversal 3 against 1.5", bed.Check(2));
    }

    [Theory]
    [InlineData(Direction.Long, 30, 15_500, "")]
    [InlineData(Direction.Long, 31, 15_000, "")]
    [InlineData(Direction.Long, 31, 15_500, "DumpDetected VolumeSpike 3.1 against 3")]
    [InlineData(Direction.Short, 30, 15_500, "")]
    [InlineData(Direction.Short, 31, 15_000, "")]
    [InlineData(Direction.Short, 31, 15_500, "DumpDetected VolumeSpike 3.1 against 3")]
    [InlineData(Direction.Long, 100, -50_000, "")]
    public void A_bar_of_three_times_the_mean_volume_ends_a_position_when_it_moves_against_it_by_more_than_its_part(
        Direction direction, long volume, long fall, string exit)
    {
        var bed = new DumpBed(direction, None with { SpikeMultiple = Defaults.SpikeMultiple });
        bed.Flat(20);
        bed.Enter(30);
        bed.Bar(Price, Math.Max(Price, Price - fall), Math.Min(Price, Price - fall), Price - fall, volume / 2, volume - volume / 2);
        Assert.Equal(exit, bed.Check(2));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void A_mean_needs_all_its_bars_and_a_spike_must_close_after_the_entry(Direction direction)
    {
        var bed = new DumpBed(direction, None with { SpikeMultiple = Defaults.SpikeMultiple });
        bed.Enter();
        bed.Flat(19);
        bed.Bar(Price, Price, Price - 50_000, Price - 50_000, 100, 100);
        Assert.Equal("", bed.Check(2));
        Assert.True(double.IsNaN(bed.Dump.VolumeRatio));
        var late = new DumpBed(direction, None with { SpikeMultiple = Defaults.SpikeMultiple });
        late.Flat(20);
        late.Bar(Price, Price, Price - 50_000, Price - 50_000, 100, 100);
        late.Enter();
        Assert.Equal("", late.Check(2));
        Assert.Equal(20, late.Dump.VolumeRatio);
    }

    [Theory]
    [InlineData(Direction.Long, 26, 10, 10, 26, 4, "DumpDetected FlowFlip 0.3846 against 0.4")]
    [InlineData(Direction.Long, 25, 10, 10, 26, 4, "")]
    [InlineData(Direction.Long, 26, 10, 10, 25, 4, "")]
    [InlineData(Direction.Long, 26, 10, 10, 26, 3, "")]
    [InlineData(Direction.Short, 26, 10, 10, 26, 4, "DumpDetected FlowFlip 2.6 against 2.5")]
    [InlineData(Direction.Short, 25, 10, 10, 26, 4, "")]
    [InlineData(Direction.Short, 26, 10, 10, 25, 4, "")]
    [InlineData(Direction.Short, 26, 10, 10, 26, 3, "")]
    public void Flow_that_was_with_a_position_and_is_against_it_ends_it(
        Direction direction, long buysBefore, long sellsBefore, long buys, long sells, int others, string exit)
    {
        var bed = new DumpBed(direction, None with { FlowMinTrades = Defaults.FlowMinTrades });
        bed.Flat(1);
        Flow(bed, 1, buysBefore, sellsBefore, others);
        bed.Enter(1.5);
        Assert.Equal("", bed.Check(10));
        Flow(bed, 40, buys, sells, others);
        Assert.Equal(exit, bed.Check(42));
        Assert.Equal("", bed.Check(44));
        bed.ExitFails();
        Assert.Equal(exit, bed.Check(46));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Flow_counts_as_with_a_position_when_a_later_check_sees_it(Direction direction)
    {
        var bed = new DumpBed(direction, None with { FlowMinTrades = Defaults.FlowMinTrades });
        bed.Flat(1);
        Flow(bed, 1, 10, 30, 4);
        bed.Enter(1.5);
        Assert.Equal("", bed.Check(4));
        bed.Bar(Price, Price, Price, Price, 1, 1);
        Flow(bed, 10, 30, 10, 4);
        Assert.Equal("", bed.Check(12));
        Flow(bed, 50, 10, 30, 4);
        Assert.NotEqual("", bed.Check(52));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Three_steps_of_lower_highs_and_lower_lows_end_a_position(Direction direction)
    {
        var bed = new DumpBed(direction, None with { MomentumSteps = Defaults.MomentumSteps });
        bed.Flat(2);
        bed.Enter(30);
        for (var i = 0; i < 3; i++) bed.Bar(Price, Price + 500 - 10 * i, Price - 10 * i - 10, Price, 5, 5);
        Assert.Equal("", bed.Check(2));
        bed.Bar(Price, Price + 470, Price - 40, Price, 5, 5);
        Assert.Equal("DumpDetected MomentumBreak 3 against 3", bed.Check(2));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void A_step_needs_both_a_lower_high_and_a_lower_low(Direction direction)
    {
        var bed = new DumpBed(direction, None with { MomentumSteps = Defaults.MomentumSteps });
        bed.Flat(2);
        bed.Enter(30);
        for (var i = 0; i < 3; i++) bed.Bar(Price, Price + 500 - 10 * i, Price - 10 * i - 10, Price, 5, 5);
        bed.Bar(Price, Price + 480, Price - 40, Price, 5, 5);
        Assert.Equal("", bed.Check(2));
        Assert.Equal(0, direction == Direction.Long ? bed.Dump.StepsDown : bed.Dump.StepsUp);
    }

    [Theory]
    [InlineData(Direction.Long, 15, 10, "")]
    [InlineData(Direction.Long, 16, 0, "")]
    [InlineData(Direction.Long, 16, 10, "DumpDetected LevelBreak 1.6 against 1.5")]
    [InlineData(Direction.Short, 15, 10, "")]
    [InlineData(Direction.Short, 16, 0, "")]
    [InlineData(Direction.Short, 16, 10, "DumpDetected LevelBreak 1.6 against 1.5")]
    public void A_close_below_the_last_lows_on_volume_ends_a_position(Direction direction, long volume, long below, string exit)
    {
        var bed = new DumpBed(direction, None with { LevelMultiple = Defaults.LevelMultiple });
        bed.Flat(10);
        bed.Bar(Price, Price, Price - 100, Price, 5, 5);
        bed.Flat(9);
        bed.Enter(30);
        bed.Bar(Price, Price, Price - 100 - below, Price - 100 - below, volume / 2, volume - volume / 2);
        Assert.Equal(exit, bed.Check(2));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void A_low_of_eleven_bars_ago_is_no_level(Direction direction)
    {
        var bed = new DumpBed(direction, None with { LevelMultiple = Defaults.LevelMultiple });
        bed.Flat(10);
        bed.Bar(Price, Price, Price - 100, Price, 5, 5);
        bed.Flat(10);
        bed.Enter(30);
        bed.Bar(Price, Price, Price - 10, Price - 10, 10, 10);
        Assert.Equal("DumpDetected LevelBreak 2 against 1.5", bed.Check(2));
    }

    // The zone is the wick from the price to 1 % above it, at the zone from 0.1 % away.
    [Theory]
    [InlineData(Direction.Long, 25_000, "")]
    [InlineData(Direction.Long, 25_010, "DumpDetected ZoneRejection 5002 against 5000")]
    [InlineData(Direction.Long, 56_000, "")]
    [InlineData(Direction.Short, 25_000, "")]
    [InlineData(Direction.Short, 25_010, "DumpDetected ZoneRejection 5002 against 5000")]
    [InlineData(Direction.Short, 56_000, "")]
    public void A_wick_into_an_opposite_zone_ends_a_position_beyond_its_part(Direction direction, long wick, string exit)
    {
        var bed = new DumpBed(direction, None with { WickPpm = Defaults.WickPpm });
        bed.Flat(2);
        bed.Bar(Price, Price + 50_000, Price, Price, 50, 50);
        bed.Bar(Price, Price, Price - 10, Price - 10, 5, 5);
        bed.Bar(Price, Price, Price, Price, 5, 5);
        bed.Enter(30);
        bed.Bar(Price, Price + wick, Price, Price, 5, 5);
        Assert.Equal(exit, bed.Check(2));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Without_the_knob_it_is_measured_and_nothing_leaves(Direction direction)
    {
        var bed = new DumpBed(direction, Defaults with { IsEnabled = false });
        bed.Flat(1);
        bed.Enter(30);
        for (var i = 0; i < 3; i++) bed.Bar(Price, Price, Price, Price, 10, 30);
        Assert.Equal("", bed.Check(2));
        Assert.Equal(3, direction == Direction.Long ? bed.Dump.SellOverBuy : bed.Dump.BuyOverSell);
    }

    [Fact]
    public void Of_several_signals_the_first_is_the_reason_and_the_other_rules_come_before()
    {
        var bed = new DumpBed(Direction.Long, Defaults);
        bed.Flat(20);
        bed.Enter(30);
        bed.Bar(Price, Price, Price - 50_000, Price - 50_000, 10, 90);
        Assert.Equal("DumpDetected VolumeSpike 10 against 3", bed.Check(2));
        var adverse = new ExitBed(new ExitOptions { AdverseSteps = [new(long.MaxValue, 1)], Dump = Defaults with { FlowMinTrades = 1 } });
        adverse.Trade(0, ExitBed.Entry);
        adverse.Update(PositionUpdateKind.Opened);
        for (var i = 0; i < 5; i++) adverse.Trade(0.5 + 0.1 * i, ExitBed.Entry - 10, quantity: 100, side: Side.Sell);
        adverse.Clock(2);
        Assert.StartsWith("AdverseMoves", adverse.Exits());
    }

    // Buys, sells and as many empty trades as make the count.
    private static void Flow(DumpBed bed, double seconds, long buys, long sells, int others)
    {
        bed.Trade(seconds, Price, buys, Side.Buy);
        for (var i = 1; i < others; i++) bed.Trade(seconds, Price, 0, Side.Buy);
        bed.Trade(seconds, Price, sells, Side.Sell);
    }
}
