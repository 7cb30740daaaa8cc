using FastEngine.Core;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Reports;

public class ClosedPositionTests
{
    private const long Minute = EngineTime.NsPerMinute;

    // Position 1: +3, +1 and -6, so it lost 2. Position 2: -1 and +5, so it won 4. Position 3 in one part: -1.
    private static readonly ClosedTrade[] Parts =
    [
        Part("1", 3, 1, "take profit"), Part("2", -1, 1, "dump"), Part("1", 1, 2, "take profit"), Part("3", -1, 2, "dump"), Part("2", 5, 4, "trailing stop"), Part("1", -6, 5, "dump"),
    ];

    [Fact]
    public void Parts_add_up_to_one_trade_whose_result_decides_whether_it_was_won()
    {
        var statistics = PerformanceStatistics.From(Parts, []);
        Assert.Equal((3, 1, 2), (statistics.Trades, statistics.Won, statistics.Lost));
        Assert.Equal(1.0 / 3, statistics.WinRate);
        Assert.Equal(4.0 / 3, statistics.ProfitFactor!.Value, 12);
        Assert.Equal((Money(1), Money(4), Money(-2)), (statistics.Net, statistics.Best, statistics.Worst));
        Assert.Equal(new HoldTimes(11 * Minute / 3, 4 * Minute, 5 * Minute), statistics.Hold);
    }

    [Fact]
    public void A_position_is_at_each_reason_that_some_of_it_was_closed_for() => Assert.Equal(
        [new ExitReasonTotal("dump", 3, Money(-8)), new ExitReasonTotal("take profit", 1, Money(4)), new ExitReasonTotal("trailing stop", 1, Money(5))], PerformanceStatistics.From(Parts, []).ExitReasons);

    [Fact]
    public void Expectancy_is_of_positions()
    {
        EquityBar[] bars = [new(StartNs, Money(101), Money(98), Money(101))];
        var statistics = BacktestStatistics.Of(Parts, Holdings.Of(Parts, [], StartNs, StartNs + 10 * Minute), bars, default, Money(100), Money(101));
        Assert.Equal(Money(1) / 3, statistics.Expectancy);
        Assert.Equal(0.5, statistics.TimeInMarket);
    }

    // Every slice counts its positions from 1.
    [Fact]
    public void Positions_of_one_number_are_apart_when_symbol_strategy_or_entry_differ() => Assert.Equal(4, ClosedPosition.Of(
        [Part("1", 1, 1, ""), Part("1", 1, 1, "") with { Symbol = "ETHUSDT" }, Part("1", 1, 1, "") with { Strategy = "dtms" }, Part("1", 1, 9, "") with { EntryTimeNs = StartNs + 8 * Minute }]).Count);

    private static ClosedTrade Part(string position, decimal net, int minutes, string reason) => Trade(net, heldNs: minutes * Minute, reason: reason) with { PositionId = position };
}
