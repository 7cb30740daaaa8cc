using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

/// <summary>A value other than the default for every knob; a new knob without one fails the tests over all knobs.</summary>
internal static class OtherValues
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["watchdog.enabled"] = "false", ["watchdog.deadline"] = "2s", ["watchdog.grace"] = "3s",
        ["engine.topology"] = "sharded", ["engine.shards"] = "4", ["engine.ring_size"] = "1024", ["engine.idle"] = "busy_spin", ["engine.pin"] = "[0, 1]",
        ["engine.feed_batch"] = "1", ["engine.latency_sample"] = "1", ["clock.period"] = "100ms",
        ["clock.lateness"] = "0s", ["gap.max"] = "2h", ["hold.ahead"] = "2h", ["hold.price_pct"] = "10.5", ["duplicates.window"] = "8192",
        ["windows.imbalance"] = "[15s, 30s, 1m, 5m]", ["windows.imbalance_cap"] = "100", ["windows.cvd"] = "14m",
        ["windows.stats"] = "14m", ["windows.large_trade.window"] = "6m", ["windows.large_trade.multiple"] = "11", ["windows.exhaustion.short"] = "31s",
        ["windows.exhaustion.long"] = "6m", ["windows.exhaustion.factor"] = "0.6", ["windows.pool_trades"] = "1M",
        ["windows.publication.period"] = "1s", ["candles.timeframes"] = "[1m, 5m]", ["candles.history"] = "256",
        ["indicators.adx"] = "5", ["indicators.atr"] = "5", ["indicators.fastest_atr"] = "5", ["indicators.rsi"] = "5",
        ["indicators.autocorrelation_returns"] = "5", ["indicators.macd.fast"] = "5", ["indicators.macd.slow"] = "30", ["indicators.macd.signal"] = "5",
        ["indicators.ema.fast"] = "20", ["indicators.ema.slow"] = "100", ["indicators.vwap_slope_bars"] = "4", ["indicators.bollinger.period"] = "10",
        ["indicators.bollinger.sigmas"] = "2.5", ["indicators.persistence.returns"] = "80", ["indicators.persistence.chunks"] = "[8, 16, 32]",
        ["indicators.mean_reversion.lookback"] = "50", ["indicators.mean_reversion.mean"] = "10", ["indicators.mean_reversion.outer"] = "1.5",
        ["indicators.mean_reversion.inner"] = "0.4", ["indicators.mean_reversion.max_candles"] = "10", ["regime.force"] = "both",
        ["regime.structure"] = "loose", ["regime.adx_min"] = "20", ["regime.persistence_min"] = "0.45", ["regime.mean_reversion_max"] = "0.7",
        ["regime.min_atr_pct"] = "0.06", ["regime.volume"] = "false", ["regime.ema_alignment"] = "true", ["profile.window"] = "30m",
        ["profile.period"] = "3m", ["profile.bin_pct"] = "0.02", ["profile.rebin_pct"] = "10", ["profile.value_area_pct"] = "68",
        ["profile.edge_pct"] = "0.2", ["profile.edge_width_pct"] = "20", ["profile.capacity"] = "2048", ["zones.wick_multiple"] = "2.5",
        ["zones.volume_multiple"] = "1.6", ["zones.volume_candles"] = "10", ["zones.max"] = "20", ["zones.widen_pct"] = "0.2",
        ["zones.target_min_pct"] = "0.4", ["zones.target_max_pct"] = "3", ["gaps.min_pct"] = "0.3", ["gaps.arm_pct"] = "0.2", ["gaps.life"] = "12h",
        ["gaps.max"] = "32", ["cascade.windows"] = "[15s, 30s, 1m]", ["cascade.min_trades"] = "6", ["bounce.min"] = "0.6",
        ["bounce.volume_ratio"] = "1.4", ["bounce.volume_candles"] = "10", ["bounce.min_range_ticks"] = "4", ["bounce.speed_window"] = "6s",
        ["bounce.weights.wick"] = "0.5", ["bounce.weights.close"] = "0.3", ["bounce.weights.speed"] = "0.1", ["decision.mode"] = "levels+confluence",
        ["decision.cascade.min_ratio"] = "2.5", ["confluence.primaries"] = "[order_flow]", ["confluence.filters"] = "[demand_zone 2, exhaustion 1]",
        ["confluence.required"] = "4", ["confluence.low_volatility_extra"] = "0.5", ["confluence.high_volatility_discount"] = "0.3",
        ["confluence.low_atr_pct"] = "0.4", ["confluence.high_atr_pct"] = "1.6", ["confluence.bands.low"] = "2", ["confluence.bands.medium"] = "4",
        ["confluence.bands.high"] = "6", ["confluence.order_flow.window"] = "15s", ["confluence.order_flow.min_ratio"] = "3",
        ["confluence.order_flow.min_trades"] = "6", ["confluence.microstructure.wick_multiple"] = "1.5",
        ["confluence.microstructure.close_position"] = "0.7", ["confluence.mean_reversion.full"] = "2.5", ["confluence.mean_reversion.half"] = "0.9",
        ["confluence.autocorrelation.high"] = "0.7", ["confluence.autocorrelation.low"] = "0.2", ["confluence.rsi_extreme.low"] = "25",
        ["strategies.enabled"] = "[scripted]", ["strategies.scripted.file"] = "signals.csv", ["stop.trail_pct"] = "0.4", ["stop.min_pct"] = "0.1",
        ["stop.max_pct"] = "0.4", ["exit.check_period"] = "1s", ["exit.cascade.windows"] = "[15s, 30s, 1m]", ["exit.cascade.ratio"] = "2.5",
        ["exit.cascade.min_trades"] = "6", ["exit.cascade.confirmations"] = "3", ["exit.adverse"] = "[4 below 0.3%, 1]",
        ["exit.partial.at_pct"] = "0.3", ["exit.partial.part_pct"] = "40", ["account.equity"] = "5000.01", ["account.leverage"] = "5",
        ["account.sample"] = "30s", ["sizing.risk_pct"] = "0.25", ["sizing.max_risk_pct"] = "1", ["sizing.max_position_usd"] = "1000.5",
        ["sizing.fit_exposure"] = "false", ["sizing.by_confluence.none"] = "0.25", ["sizing.by_confluence.low"] = "0.5",
        ["sizing.by_confluence.medium"] = "0.75", ["sizing.by_confluence.high"] = "1.5", ["positions.max"] = "3",
        ["positions.same_direction"] = "strongest_wins", ["positions.mode"] = "one_way", ["positions.unattributed_close"] = "pro_rata", ["exposure.total_pct"] = "200", ["exposure.symbol_pct"] = "50", ["margin.buffer_pct"] = "40",
        ["sanity.price_band_pct"] = "2", ["sanity.max_stop_pct"] = "0.6", ["parked.max_age"] = "3s", ["paper.submit_latency"] = "5ms",
        ["paper.ack_latency"] = "5ms", ["paper.cancel_latency"] = "5ms", ["paper.query_latency"] = "30ms", ["paper.push_positions"] = "false",
        ["paper.position_latency"] = "7ms", ["paper.refuse_reduce_only"] = "true", ["paper.check_margin"] = "true",
        ["paper.participation_pct"] = "10", ["paper.slippage.model"] = "impact",
        ["paper.slippage.spread_ticks"] = "2", ["paper.slippage.impact_bps"] = "20", ["paper.slippage.impact_cap_bps"] = "60",
        ["feeds.max_line_bytes"] = "2MiB", ["feeds.max_malformed_pct"] = "2",
        ["journal.fsync"] = "intent", ["journal.fsync_interval"] = "50ms", ["journal.segment_mib"] = "64", ["journal.segment_age"] = "10m",
        ["journal.buffer_mib"] = "8", ["journal.keep_mib"] = "1024", ["journal.keep_age"] = "24h", ["journal.overflow"] = "4096", ["journal.expire_every"] = "30s",
        ["firestore.key_file"] = "${env:OTHER}", ["firestore.project_id"] = "demo-other", ["firestore.database"] = "other",
        ["firestore.emulator_host"] = "localhost:8080", ["firestore.batch_writes"] = "100", ["firestore.commit_pause"] = "2s",
        ["firestore.backoff_max"] = "30s", ["firestore.outbox_mib"] = "64", ["firestore.drain_limit"] = "1s",
        ["storage.enabled"] = "false", ["storage.memory_mib"] = "512", ["storage.threads"] = "1", ["storage.max_attached"] = "10",
        ["storage.batch_rows"] = "1000", ["storage.batch_period"] = "1s", ["storage.retention.profile"] = "keep_everything",
        ["storage.retention.ticks"] = "10m", ["storage.retention.candles_1m"] = "10m", ["storage.retention.candles_5m"] = "2h",
        ["storage.retention.candles_15m"] = "2h", ["storage.retention.other_candles"] = "2h", ["storage.retention.order_flow"] = "10m",
        ["storage.retention.market_profile"] = "10m", ["storage.retention.gaps"] = "12h", ["storage.retention.decisions"] = "10m",
        ["storage.retention.orders"] = "24h", ["storage.retention.every"] = "1m", ["storage.retention.candles_every"] = "5m",
        ["storage.retention.trades_every"] = "2m", ["storage.retention.zones"] = "20", ["storage.rewrite_factor"] = "4",
        ["log.level"] = "debug", ["log.console"] = "off", ["log.file_mib"] = "4", ["log.keep_files"] = "7", ["log.per_second"] = "10",
        ["cloud.bucket"] = "other", ["cloud.prefix"] = "other", ["cloud.key_file"] = "${env:OTHER}", ["cloud.max_files"] = "10",
        ["cloud.max_spool_mib"] = "64",
        ["venues.binance.spot_stream"] = "ws://localhost:1", ["venues.binance.usdm_stream"] = "ws://localhost:1",
        ["venues.binance.coinm_stream"] = "ws://localhost:1", ["venues.binance.api_key"] = "${env:OTHER}", ["venues.binance.api_secret"] = "${env:OTHER}",
        ["venues.binance.fees.spot.taker_pct"] = "0.075", ["venues.binance.fees.spot.maker_pct"] = "0.075",
        ["venues.binance.fees.usdm.taker_pct"] = "0.045", ["venues.binance.fees.usdm.maker_pct"] = "-0.005",
        ["venues.binance.fees.coinm.taker_pct"] = "0.045", ["venues.binance.fees.coinm.maker_pct"] = "-0.005",
    };

    /// <summary>A configuration in which one knob alone has another value. Rules are left out: some knobs change only together.</summary>
    /// <param name="key">Of the knob.</param>
    /// <param name="settings">Given as well, before it.</param>
    public static ResolvedConfig With(string key, params string[] settings)
    {
        var result = ConfigLoader.Load(Knobs.Catalogue, [], new ConfigSources { Settings = [.. settings, $"{key}={Values[key]}"] });
        Assert.Empty(result.Violations);
        return result.Config!;
    }
}
