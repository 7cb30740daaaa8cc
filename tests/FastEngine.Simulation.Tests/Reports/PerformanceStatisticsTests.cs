using FastEngine.Core;
using FastEngine.Simulation.Reports;
using FsCheck;
using FsCheck.Fluent;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Reports;

public class PerformanceStatisticsTests
{
    [Fact]
    public void Four_trades_give_what_a_hand_gives()
    {
        // Net: +9, -4.5, 0, +1.5.
        var trades = Apart(
            Trade(10, fees: 1, heldNs: 60 * EngineTime.NsPerSecond),
            Trade(-4, fees: 1, funding: 0.5m, heldNs: 10 * EngineTime.NsPerSecond, reason: "cascade reversal"),
            Trade(1, fees: 1, heldNs: 30 * EngineTime.NsPerSecond),
            Trade(2, fees: 0.25m, funding: -0.25m, heldNs: 20 * EngineTime.NsPerSecond));
        var statistics = PerformanceStatistics.From(trades, []);
        Assert.Equal((Money(9), Money(3.25m), Money(0.25m), Money(6)), (statistics.Gross, statistics.Fees, statistics.Funding, statistics.Net));
        Assert.Equal((4, 2, 1), (statistics.Trades, statistics.Won, statistics.Lost));
        Assert.Equal(0.5, statistics.WinRate);
        Assert.Equal(10.5 / 4.5, statistics.ProfitFactor!.Value, 12);
        Assert.Equal((Money(9), Money(-4.5m)), (statistics.Best, statistics.Worst));
        Assert.Equal(new HoldTimes(30 * EngineTime.NsPerSecond, 25 * EngineTime.NsPerSecond, 60 * EngineTime.NsPerSecond), statistics.Hold);
        Assert.Equal([new ExitReasonTotal("trailing stop", 3, Money(10.5m)), new ExitReasonTotal("cascade reversal", 1, Money(-4.5m))], statistics.ExitReasons);
    }

    [Fact]
    public void Without_trades_and_equity_what_is_undefined_is_null()
    {
        var statistics = PerformanceStatistics.From([], []);
        Assert.Equal(Int128.Zero, statistics.Net);
        Assert.Null(statistics.WinRate);
        Assert.Null(statistics.ProfitFactor);
        Assert.Null(statistics.Sharpe);
        Assert.Null(statistics.MaxDrawdownPct);
        Assert.Null(statistics.ReturnPct);
        Assert.Null(statistics.Hold);
        Assert.Null(statistics.Best);
        Assert.Null(statistics.Worst);
        Assert.Empty(statistics.ExitReasons);
    }

    [Fact]
    public void Exit_reasons_of_equal_count_stand_in_the_order_of_their_names() =>
        Assert.Equal(["a", "b", "c"], PerformanceStatistics.From(Apart(Trade(1, reason: "c"), Trade(1, reason: "a"), Trade(1, reason: "b")), []).ExitReasons.Select(total => total.Reason));

    [Fact]
    public void The_deepest_falls_in_money_and_in_percent_may_be_different_ones()
    {
        // 100 to 80 is 20 and 20 %; 400 to 340 is 60 and 15 %.
        var statistics = PerformanceStatistics.From([], Equity(100, 80, 120, 400, 340, 390));
        Assert.Equal(Money(60), statistics.MaxDrawdown);
        Assert.Equal(20.0, statistics.MaxDrawdownPct);
        Assert.Equal(290.0, statistics.ReturnPct);
    }

    [Fact]
    public void Money_is_exact_to_the_last_unit()
    {
        ClosedTrade[] trades = [Trade(0) with { Gross = Int128.Parse("123456789012345678901234567891") }, Trade(0) with { Gross = -1, Fees = 1 }];
        Assert.Equal("123456789012.345678901234567889", Fixed18.ToText(PerformanceStatistics.From(trades, []).Net));
    }

    [Fact]
    public void Net_is_the_sum_of_the_trades_and_of_the_exit_reasons_and_gross_less_fees_plus_funding() =>
        Prop.ForAll<(int Gross, ushort Fees, short Funding, byte Reason)[]>(rows =>
        {
            var trades = Apart([.. rows.Select(row => Trade(row.Gross / 1000m, row.Fees / 1000m, row.Funding / 1000m, reason: $"{row.Reason % 3}"))]);
            var statistics = PerformanceStatistics.From(trades, []);
            var sum = rows.Aggregate(Int128.Zero, (total, row) => total + ((Int128)row.Gross - row.Fees + row.Funding) * FixedPoint.PowerOfTen(15));
            return statistics.Net == sum && statistics.Gross - statistics.Fees + statistics.Funding == sum
                && statistics.ExitReasons.Aggregate(Int128.Zero, (total, reason) => total + reason.Net) == sum
                && statistics.ExitReasons.Sum(reason => reason.Trades) == trades.Length && statistics.Won + statistics.Lost <= trades.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equity_that_never_falls_has_no_drawdown() =>
        Prop.ForAll<ushort[]>(steps =>
        {
            var level = 1m;
            var statistics = PerformanceStatistics.From([], Equity([.. steps.Select(step => level += step)]));
            return statistics.MaxDrawdown == 0 && statistics.MaxDrawdownPct is null or 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_drawdown_is_the_largest_fall_between_any_two_samples() =>
        Prop.ForAll<short[]>(levels =>
        {
            var samples = Equity([.. levels.Select(level => (decimal)level)]);
            var deepest = samples.SelectMany((from, i) => samples.Skip(i).Select(to => from.Equity - to.Equity)).DefaultIfEmpty(Int128.Zero).Max();
            return PerformanceStatistics.From([], samples).MaxDrawdown == deepest;
        }).QuickCheckThrowOnFailure();
}
