using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Trading.Portfolio;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Configuration;

public class PortfolioKnobTests
{
    [Theory]
    [InlineData("portfolio.leaders.assets=[btc]", "portfolio.leaders.assets: 'btc' is not an asset")]
    [InlineData("portfolio.leaders.assets=[BTC@moon]", "portfolio.leaders.assets: 'BTC@moon' is not an asset")]
    [InlineData("portfolio.meme_coins=[DOGE, DOGE]", "portfolio.meme_coins: DOGE is listed twice")]
    [InlineData("portfolio.sessions.ends=[EURUSD 24:00]", "portfolio.sessions.ends: 'EURUSD 24:00' is not an end of a week such as 'EURUSD fri 24:00'")]
    [InlineData("portfolio.sessions.ends=[EURUSD fri 24:01]", "portfolio.sessions.ends: 'EURUSD fri 24:01' is not an end of a week such as 'EURUSD fri 24:00'")]
    [InlineData("portfolio.sessions.ends=[EURUSD fri 22:00, EURUSD sat 00:00]", "portfolio.sessions.ends: EURUSD is listed twice")]
    [InlineData("portfolio.health.hold_minutes=[5 15, 5 12]", "portfolio.health.hold_minutes: the value of '5 12' is not above that of the anchor before it")]
    [InlineData("portfolio.health.pnl=[-5]", "portfolio.health.pnl: '-5' is not a value and points such as '5 15'")]
    [InlineData("portfolio.health.pnl=[-5 101]", "portfolio.health.pnl: the points 101 are out of range")]
    [InlineData("portfolio.health.pnl=[]", "portfolio.health.pnl: 0 anchors are out of range")]
    [InlineData("portfolio.hold.arbitrage_strategies=[none]", "portfolio.hold.arbitrage_strategies: 'none' is not a strategy")]
    public void Wrong_values_are_refused(string setting, string expected)
    {
        var violation = Assert.Single(ConfigLoader.Load(new ConfigSources { Settings = [setting] }).Violations);
        Assert.StartsWith($"--set: {expected}", violation.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("portfolio.correlation.closes=60")]
    [InlineData("portfolio.leaders.tighten_from=0.75")]
    [InlineData("portfolio.health.close_below=51")]
    [InlineData("portfolio.health.tighten_below=71")]
    [InlineData("exposure.meme_coin_pct=6")]
    public void Bounds_that_cross_are_refused(string setting) => Assert.Single(ConfigLoader.Load(new ConfigSources { Settings = [setting] }).Violations);

    [Fact]
    public void Any_end_of_a_week_reads_back_as_it_was_written() => Prop.ForAll(
        Gen.Choose(1, 7 * 24 * 60).ToArbitrary(),
        minute => new SessionEnd("EURUSD", minute * EngineTime.NsPerMinute) is var session
            && SessionText.TryParse(SessionText.Of(session), out var back, out _) && back == session).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("mon 00:00", 7 * 24 * 60)]
    [InlineData("mon 00:01", 1)]
    [InlineData("fri 24:00", 5 * 24 * 60)]
    [InlineData("sat 00:00", 5 * 24 * 60)]
    public void A_week_begins_on_monday_and_does_not_end_where_it_begins(string text, long minutes)
    {
        Assert.True(SessionText.TryParse($"EURUSD {text}", out var session, out _));
        Assert.Equal(minutes * EngineTime.NsPerMinute, session.WeekNs);
    }

    [Fact]
    public void Bars_are_of_the_fastest_timeframe_and_volatility_of_the_longest()
    {
        var config = ConfigLoader.Load(new ConfigSources { Settings = ["candles.timeframes=[1s, 1m, 60m]", "portfolio.hold.arbitrage_strategies=[four_level]"] }).Config!;
        var portfolio = EngineSettings.Trading(config, "00").Portfolio;
        var dtms = EngineSettings.Dtms(config);
        Assert.Equal(EngineTime.NsPerSecond, portfolio.BarNs);
        Assert.Equal((10_000.0, 30_000.0), (portfolio.LowAtrPpm, portfolio.HighAtrPpm));
        Assert.Equal((10_000.0, 30_000.0), (dtms.LowAtrPpm, dtms.HighAtrPpm));
        Assert.Equal(0, Assert.Single(portfolio.ArbitrageStrategies));
    }
}
