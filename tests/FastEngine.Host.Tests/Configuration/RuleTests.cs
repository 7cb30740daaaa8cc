namespace FastEngine.Host.Tests.Configuration;

/// <summary>What must hold between knobs: the nearest settings that do, and that do not.</summary>
public class RuleTests
{
    [Theory]
    [InlineData("stop.min_pct=0.5")]
    [InlineData("zones.target_max_pct=0.3")]
    [InlineData("confluence.low_atr_pct=1.5")]
    [InlineData("confluence.bands.low=5", "confluence.bands.high=5")]
    [InlineData("confluence.autocorrelation.low=0.6")]
    [InlineData("confluence.mean_reversion.half=2")]
    [InlineData("sizing.max_risk_pct=0.5")]
    [InlineData("indicators.macd.fast=25")]
    [InlineData("indicators.ema.slow=51")]
    [InlineData("indicators.mean_reversion.inner=1.9")]
    [InlineData("bounce.weights.wick=0.6", "bounce.weights.close=0.3", "bounce.weights.speed=0.1")]
    [InlineData("bounce.speed_window=60s")]
    [InlineData("bounce.speed_window=7s", "windows.imbalance=[5m]", "windows.exhaustion.short=7s", "cascade.windows=[2m, 5m, 15m]",
        "exit.cascade.windows=[2m, 5m, 15m]", "confluence.order_flow.window=2m", "dump.flow.window=2m")]
    [InlineData("profile.window=1h", "profile.period=1m")]
    [InlineData("profile.window=5m")]
    [InlineData("indicators.persistence.chunks=[8, 16, 64]")]
    [InlineData("indicators.persistence.returns=127")]
    [InlineData("indicators.mean_reversion.lookback=109")]
    [InlineData("indicators.adx=64")]
    [InlineData("bounce.volume_candles=127")]
    [InlineData("zones.volume_candles=126")]
    [InlineData("regime.ema_alignment=true", "indicators.ema.slow=128")]
    [InlineData("regime.ema_alignment=true", "candles.history=256")]
    [InlineData("strategies.enabled=[four_level, scripted]", "strategies.scripted.file=a.csv")]
    [InlineData("windows.imbalance=[1s, 2s, 3s, 4s, 5s]", "exit.cascade.windows=[15s, 30s, 1m]", "cascade.windows=[15s, 30s, 1m]")]
    public void Settings_that_go_together_are_taken(params string[] settings)
    {
        using var inputs = new ConfigInputs();
        inputs.Settings.AddRange(settings);
        inputs.LoadRight();
    }

    [Theory]
    [InlineData("stop.min_pct: stop.min_pct (0.51) is more than stop.max_pct (0.5)", "stop.min_pct=0.51")]
    [InlineData("stop.max_pct: stop.min_pct (0.2) is more than stop.max_pct (0.1)", "stop.max_pct=0.1")]
    [InlineData("zones.target_max_pct: zones.target_min_pct (0.3) is more than zones.target_max_pct (0.2)", "zones.target_max_pct=0.2")]
    [InlineData("confluence.low_atr_pct: confluence.low_atr_pct (1.6) is more than confluence.high_atr_pct (1.5)", "confluence.low_atr_pct=1.6")]
    [InlineData("confluence.bands.low: confluence.bands.low (6) is more than confluence.bands.medium (5)", "confluence.bands.low=6")]
    [InlineData("confluence.bands.high: confluence.bands.medium (5) is more than confluence.bands.high (4)", "confluence.bands.high=4")]
    [InlineData("confluence.autocorrelation.low: confluence.autocorrelation.low (0.7) is more than confluence.autocorrelation.high (0.6)",
        "confluence.autocorrelation.low=0.7")]
    [InlineData("confluence.mean_reversion.full: confluence.mean_reversion.half (1) is more than confluence.mean_reversion.full (0.5)",
        "confluence.mean_reversion.full=0.5")]
    [InlineData("sizing.risk_pct: sizing.risk_pct (1.5) is more than sizing.max_risk_pct (1) (sizing.max_risk_pct stands in --set)",
        "sizing.max_risk_pct=1", "sizing.risk_pct=1.5")]
    [InlineData("indicators.macd.fast: indicators.macd.fast (26) is not less than indicators.macd.slow (26)", "indicators.macd.fast=26")]
    [InlineData("indicators.ema.slow: indicators.ema.fast (50) is not less than indicators.ema.slow (50)", "indicators.ema.slow=50")]
    [InlineData("indicators.mean_reversion.inner: indicators.mean_reversion.inner (2) is not less than indicators.mean_reversion.outer (2)",
        "indicators.mean_reversion.inner=2")]
    [InlineData("dtms.states.hedge_at: dtms.states.hedge_at (-4) is not less than dtms.states.reduce_at (-4)", "dtms.states.hedge_at=-4")]
    [InlineData("dtms.states.reduce_at: dtms.states.reduce_at (-2.1) is not less than dtms.states.calm_at (-2.2) (dtms.states.calm_at stands in --set)",
        "dtms.states.calm_at=-2.2", "dtms.states.reduce_at=-2.1")]
    [InlineData("dtms.sessions.overlap: dtms.sessions.london (7) is not less than dtms.sessions.overlap (7)", "dtms.sessions.overlap=7")]
    [InlineData("dtms.score.break_pct: dtms.score.break_pct (0.26) is more than dtms.score.change_pct (0.25)", "dtms.score.break_pct=0.26")]
    [InlineData("dtms.flip.most: dtms.flip.least (0.5) is more than dtms.flip.most (0.4)", "dtms.flip.most=0.4")]
    [InlineData("bounce.weights.speed: bounce.weights.wick, close and speed add up to 1.1, not to 1", "bounce.weights.speed=0.3")]
    [InlineData("exit.cascade.windows: bounce.speed_window (8s) is longer than 7s, the longest window of 60 s or less (bounce.speed_window stands in --set)"
        + " (windows.imbalance stands in --set) (windows.exhaustion.short stands in --set) (cascade.windows stands in --set)"
        + " (confluence.order_flow.window stands in --set) (dump.flow.window stands in --set)",
        "bounce.speed_window=8s", "windows.imbalance=[5m]", "windows.exhaustion.short=7s", "cascade.windows=[2m, 5m, 15m]",
        "confluence.order_flow.window=2m", "dump.flow.window=2m", "exit.cascade.windows=[2m, 5m, 15m]")]
    [InlineData("profile.window: profile.window (16m) is not a multiple of profile.period (5m)", "profile.window=16m")]
    [InlineData("profile.period: profile.window (15m) is more than 60 times profile.period (10s)", "profile.period=10s")]
    [InlineData("profile.period: profile.window (15m) is not a multiple of profile.period (30m)", "profile.period=30m")]
    [InlineData("indicators.persistence.returns: a chunk of 64 is more than indicators.persistence.returns (63)", "indicators.persistence.returns=63")]
    [InlineData("candles.history: level 1 needs 119 closed candles; candles.history keeps 64", "candles.history=64")]
    [InlineData("indicators.persistence.returns: level 1 needs 129 closed candles; candles.history keeps 128", "indicators.persistence.returns=128")]
    [InlineData("indicators.mean_reversion.lookback: level 1 needs 129 closed candles; candles.history keeps 128", "indicators.mean_reversion.lookback=110")]
    [InlineData("indicators.adx: level 1 needs 130 closed candles; candles.history keeps 128", "indicators.adx=65")]
    [InlineData("regime.ema_alignment: level 1 needs 200 closed candles; candles.history keeps 128", "regime.ema_alignment=true")]
    [InlineData("bounce.volume_candles: the warm-up of the fastest timeframe needs 129 closed candles; candles.history keeps 128",
        "bounce.volume_candles=128")]
    [InlineData("indicators.rsi: the warm-up of the fastest timeframe needs 129 closed candles; candles.history keeps 128", "indicators.rsi=128")]
    [InlineData("zones.volume_candles: zones.volume_candles needs 129 closed candles; candles.history keeps 128", "zones.volume_candles=127")]
    [InlineData("indicators.bollinger.period: indicators.bollinger.period needs 129 closed candles; candles.history keeps 128",
        "indicators.bollinger.period=129")]
    [InlineData("strategies.enabled: the strategy scripted is enabled, and strategies.scripted.file names no file for it", "strategies.enabled=[scripted]")]
    [InlineData("cascade.windows: these are 13 different windows; a symbol can keep 12 (windows.imbalance stands in --set)",
        "windows.imbalance=[1s, 2s, 3s, 4s, 5s, 6s, 7s]", "cascade.windows=[15s, 31s, 1m]")]
    [InlineData("exit.cascade.windows: these are 13 different windows; a symbol can keep 12 (windows.imbalance stands in --set)",
        "windows.imbalance=[1s, 2s, 3s, 4s, 5s, 6s, 7s]", "exit.cascade.windows=[15s, 16s, 5m]")]
    [InlineData("confluence.order_flow.window: these are 13 different windows; a symbol can keep 12 (windows.imbalance stands in --set)",
        "windows.imbalance=[1s, 2s, 3s, 4s, 5s, 6s, 7s]", "confluence.order_flow.window=31s")]
    public void Settings_that_contradict_each_other_are_refused(string expected, params string[] settings)
    {
        using var inputs = new ConfigInputs();
        inputs.Settings.AddRange(settings);
        Assert.Equal("--set: " + expected, Assert.Single(inputs.Violations()));
    }
}
