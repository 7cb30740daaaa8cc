using FastEngine.Core;
using FastEngine.Simulation.Backtest;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Backtest;

public class EquityRecorderTests
{
    private const long Second = EngineTime.NsPerSecond;

    [Fact]
    public void A_bar_has_the_last_the_lowest_and_the_highest_of_its_samples()
    {
        var recorder = new EquityRecorder(EngineTime.NsPerMinute, Money(100));
        recorder.Add(StartNs, Money(101));
        recorder.Add(StartNs + 20 * Second, Money(97));
        recorder.Add(StartNs + 59 * Second, Money(99));
        recorder.Add(StartNs + 60 * Second, Money(105));
        Assert.Equal(
        [
            new EquityBar(StartNs, Money(99), Money(97), Money(101)),
            new EquityBar(StartNs + 60 * Second, Money(105), Money(105), Money(105)),
        ], recorder.Bars);
    }

    // Up to 120, down to 90 (30, 25 %), back up at 40 s (30 s below); then to 200 and down to 160: 40, but 20 %.
    [Fact]
    public void The_deepest_fall_is_of_money_and_of_percent_apart_and_the_longest_ends_where_the_peak_is_reached_again()
    {
        var recorder = new EquityRecorder(EngineTime.NsPerMinute, Money(100));
        foreach (var (second, equity) in new[] { (0, 100), (10, 120), (20, 90), (30, 110), (40, 120), (50, 200), (60, 160) })
            recorder.Add(StartNs + second * Second, Money(equity));
        Assert.Equal(new Drawdown(Money(40), 25, 30 * Second), recorder.Drawdown);
    }

    [Fact]
    public void The_starting_equity_is_the_first_peak()
    {
        var recorder = new EquityRecorder(EngineTime.NsPerMinute, Money(100));
        recorder.Add(StartNs, Money(80));
        recorder.Add(StartNs + 7 * Second, Money(90));
        Assert.Equal(new Drawdown(Money(20), 20, 7 * Second), recorder.Drawdown);
    }

    [Fact]
    public void Memory_grows_with_the_bars_and_not_with_the_samples()
    {
        var recorder = new EquityRecorder(EngineTime.NsPerHour, Money(100));
        for (var i = 0; i < 100_000; i++) recorder.Add(StartNs + i * 100 * EngineTime.NsPerMs, Money(100 + i % 3));
        Assert.Equal(3, recorder.Bars.Count);
    }

    [Fact]
    public void A_bar_must_divide_a_day() => Assert.Throws<ArgumentOutOfRangeException>(() => new EquityRecorder(7 * EngineTime.NsPerHour, Money(1)));
}
