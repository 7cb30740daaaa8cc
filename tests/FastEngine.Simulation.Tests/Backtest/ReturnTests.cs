using FastEngine.Core;
using FastEngine.Simulation.Backtest;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Backtest;

public class ReturnTests
{
    private const long Day = 24 * EngineTime.NsPerHour;

    [Fact]
    public void Days_without_tape_are_no_returns()
    {
        // 100 -> 110 on the first day, nothing for 40 days, 110 -> 99 on the 42nd.
        EquityBar[] bars = [Bar(0, 105), Bar(12 * EngineTime.NsPerHour, 110), Bar(41 * Day, 99)];
        var returns = PeriodReturns.Of(bars, Money(100), Day);
        Assert.Equal([0.1, -0.1], returns.Values.Select(value => Math.Round(value, 12)));
        Assert.Equal([StartNs, StartNs + 41 * Day], returns.TimesNs);
        Assert.Equal(365, returns.PeriodsPerYear);
    }

    [Fact]
    public void Returns_are_of_hours_until_there_are_twenty_days()
    {
        EquityBar[] Days(int count) => [.. Enumerable.Range(0, count).Select(day => Bar(day * Day, 100 + day))];
        Assert.Equal(EngineTime.NsPerHour, PeriodReturns.Of(Days(19), Money(100)).PeriodNs);
        Assert.Equal(Day, PeriodReturns.Of(Days(20), Money(100)).PeriodNs);
    }

    // Mean 2 %; squares of the distances 0.0001, 0.0049, 0.0064: 0.0114 / 2 = 0.0057. Downside: one of three, 0.05 squared.
    [Fact]
    public void Sharpe_and_Sortino_are_what_a_hand_gives()
    {
        double[] returns = [0.01, -0.05, 0.10];
        Assert.Equal(0.02 / Math.Sqrt(0.0057) * Math.Sqrt(365), ReturnRatios.Sharpe(returns, 365)!.Value, 10);
        Assert.Equal(0.02 / Math.Sqrt(0.0025 / 3) * Math.Sqrt(365), ReturnRatios.Sortino(returns, 365)!.Value, 10);
    }

    // 0, 0, 0, 4: mean 1, variance 3; third moment (-1 - 1 - 1 + 27) / 4 = 6 over 3^1.5; fourth (1 + 1 + 1 + 81) / 4 = 21 over 9.
    [Fact]
    public void Skewness_and_kurtosis_are_what_a_hand_gives()
    {
        double[] returns = [0, 0, 0, 4];
        Assert.Equal(6 / Math.Pow(3, 1.5), ReturnRatios.Skewness(returns)!.Value, 10);
        Assert.Equal(21.0 / 9, ReturnRatios.Kurtosis(returns)!.Value, 10);
    }

    [Fact]
    public void Ten_percent_in_a_tenth_of_a_year_are_its_tenth_power() => Assert.Equal(Math.Pow(1.1, 10) - 1, ReturnRatios.Annual(0.1, 36, 360)!.Value, 10);

    [Fact]
    public void What_is_undefined_is_null_and_not_a_number()
    {
        Assert.Null(ReturnRatios.Sharpe([0.01], 365));
        Assert.Null(ReturnRatios.Sharpe([0.01, 0.01, 0.01], 365));
        Assert.Null(ReturnRatios.Sortino([0.01, 0.02], 365));
        Assert.Null(ReturnRatios.Annual(-1, 10, 365));
        Assert.Null(ReturnRatios.Annual(1e300, 1, 365));
        Assert.Null(ReturnRatios.Skewness([1, 1]));
    }

    // Two trades of 100 -> 101, one piece each and a minute long: notional 402 over a mean equity of 100. In the market for one of 4 minutes, exposure 200 / 4 of 100.
    [Fact]
    public void Statistics_are_what_a_hand_gives()
    {
        EquityBar[] bars =
        [
            new(StartNs, Money(90), Money(90), Money(100)), new(StartNs + EngineTime.NsPerHour, Money(110), Money(90), Money(110)),
        ];
        var trades = Apart(Trade(12, 1), Trade(-3, 1));
        var statistics = BacktestStatistics.Of(trades, Holdings.Of(trades, [], StartNs, StartNs + 4 * EngineTime.NsPerMinute), bars, new Drawdown(Money(10), 10, 60), Money(100), Money(107));
        Assert.Equal(Money(3.5m), statistics.Expectancy);
        Assert.Equal(4.02, statistics.Turnover!.Value, 10);
        Assert.Equal(0.25, statistics.TimeInMarket);
        Assert.Equal(0.5, statistics.MeanExposure!.Value, 10);
        Assert.Equal((7.0, Money(10), 10.0, 60L), (statistics.Performance.ReturnPct!.Value, statistics.Performance.MaxDrawdown, statistics.Performance.MaxDrawdownPct!.Value, statistics.DrawdownLengthNs));
        // Two hours say nothing of a year.
        Assert.Equal((null, null), (statistics.AnnualReturnPct, statistics.Calmar));
    }

    // 7 % over 24 hours of a year of 8,760; an hour less is no day.
    [Fact]
    public void A_return_a_year_and_Calmar_need_a_day()
    {
        BacktestStatistics Of(int hours) => BacktestStatistics.Of([], Holdings.Of([], [], StartNs, StartNs + Day), [.. Enumerable.Range(0, hours).Select(hour => Bar(hour * EngineTime.NsPerHour, 107))],
            new Drawdown(Money(10), 10, 60), Money(100), Money(107));
        Assert.Null(Of(23).AnnualReturnPct);
        Assert.Null(Of(23).Calmar);
        Assert.Equal(100 * (Math.Pow(1.07, 365) - 1), Of(24).AnnualReturnPct!.Value, 1.0);
        Assert.Equal(Of(24).AnnualReturnPct / 10, Of(24).Calmar);
    }

    [Fact]
    public void Months_are_of_the_calendar_and_the_first_begins_with_the_starting_equity()
    {
        // The 8th of August, the 1st of September, the 1st of October of 2024.
        EquityBar[] bars = [Bar(0, 110), Bar(24 * Day, 99), Bar(54 * Day, 99)];
        Assert.Equal([(2024, 8, Money(10)), (2024, 9, Money(-11)), (2024, 10, Money(0))], MonthReturn.Of(bars, Money(100)).Select(month => (month.Year, month.Month, month.Profit)));
        Assert.Equal(-0.1, MonthReturn.Of(bars, Money(100))[1].Return, 12);
    }

    [Fact]
    public void Trades_are_cut_by_the_hour_and_the_weekday_of_their_entry()
    {
        // A Thursday at 00:00, a Friday at 03:00, a Wednesday at 23:00.
        var trades = new[] { 0, 27, -1 }.Select(hour => Trade(1) with { EntryTimeNs = StartNs + hour * EngineTime.NsPerHour }).ToArray();
        Assert.Equal(["00:00", "03:00", "23:00"], TradeGroup.ByHour(trades).Select(group => group.Name));
        Assert.Equal(["Wednesday", "Thursday", "Friday"], TradeGroup.ByWeekday(trades).Select(group => group.Name));
        Assert.Equal(["none"], TradeGroup.ByRegime(trades).Select(group => group.Name));
        Assert.All(Breakdown.Of(trades), cut => Assert.Equal(Money(3), cut.Groups.Aggregate(Int128.Zero, (sum, group) => sum + group.Performance.Net)));
    }

    private static EquityBar Bar(long afterNs, int equity) => new(StartNs + afterNs, Money(equity), Money(equity), Money(equity));
}
