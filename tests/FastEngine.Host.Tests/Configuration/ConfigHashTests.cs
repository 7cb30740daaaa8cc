using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class ConfigHashTests
{
    // A value other than the default for every knob; a new knob without one fails the property.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["engine.topology"] = "sharded", ["engine.shards"] = "4", ["engine.ring_size"] = "1024", ["engine.idle"] = "busy_spin", ["engine.pin"] = "[0, 1]",
        ["engine.feed_batch"] = "1", ["engine.latency_sample"] = "1", ["clock.period"] = "100ms",
        ["clock.lateness"] = "0s", ["gap.max"] = "2h", ["hold.ahead"] = "2h", ["hold.price_pct"] = "10.5", ["duplicates.window"] = "8192",
        ["windows.imbalance"] = "[15s, 30s, 1m, 5m]", ["windows.imbalance_cap"] = "100", ["windows.cvd"] = "14m",
        ["windows.stats"] = "14m", ["windows.large_trade.window"] = "6m", ["windows.large_trade.multiple"] = "11", ["windows.exhaustion.short"] = "31s",
        ["windows.exhaustion.long"] = "6m", ["windows.exhaustion.factor"] = "0.6", ["windows.pool_trades"] = "1M",
        ["windows.publication.period"] = "1s", ["candles.timeframes"] = "[1m, 5m]", ["candles.history"] = "256",
        ["feeds.max_line_bytes"] = "2MiB", ["feeds.max_malformed_pct"] = "2",
        ["venues.binance.spot_stream"] = "ws://localhost:1", ["venues.binance.usdm_stream"] = "ws://localhost:1",
        ["venues.binance.coinm_stream"] = "ws://localhost:1", ["venues.binance.api_key"] = "${env:OTHER}", ["venues.binance.api_secret"] = "${env:OTHER}",
    };

    private static readonly KnownInstrument Instrument = new("BTCUSDT", Market.UsdMargined, 2, 3, 0.1m, 0.001m, 100m);

    private static readonly string DefaultHash = ConfigHash.Of(With());

    public static TheoryData<string> Keys => [.. Knobs.Catalogue.Knobs.Select(knob => knob.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_changes_with_every_knob_that_changes_results_and_with_no_other(string key)
    {
        Assert.True(Knobs.Catalogue.TryFind(key, out var knob));
        var config = With($"{key}={Others[key]}");
        Assert.NotEqual(With().CanonicalOf(knob), config.CanonicalOf(knob));
        Assert.Equal(knob.Hashed, ConfigHash.Of(config) != DefaultHash);
    }

    [Fact]
    public void Topology_pinning_and_credentials_are_not_part_of_it() =>
        Assert.All(Knobs.Engine.Section.Knobs.Concat(Knobs.Venues.Section.Knobs), knob => Assert.False(knob.Hashed, knob.Key));

    [Theory]
    [InlineData("gap.max=60m")]
    [InlineData("gap.max=3600s")]
    [InlineData("windows.pool_trades=16777216")]
    [InlineData("windows.exhaustion.factor=0.500")]
    [InlineData("hold.price_pct=10.0")]
    [InlineData("candles.timeframes=[60s, 300s, 900s]")]
    public void It_is_equal_for_values_that_mean_the_same(string setting) => Assert.Equal(DefaultHash, ConfigHash.Of(With(setting)));

    [Fact]
    public void It_changes_with_the_facts_of_an_instrument_and_not_with_their_order()
    {
        var other = Instrument with { Market = Market.Spot };
        string[] hashes =
        [
            DefaultHash, Hash(Instrument), Hash(Instrument, other), Hash(Instrument with { Symbol = "ETHUSDT" }), Hash(other),
            Hash(Instrument with { PriceScale = 3 }), Hash(Instrument with { QuantityScale = 4 }), Hash(Instrument with { Tick = 0.01m }),
            Hash(Instrument with { Lot = 0.01m }), Hash(Instrument with { MinNotional = 5m }),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(Hash(Instrument, other), Hash(other, Instrument));
        Assert.Equal(Hash(Instrument), Hash(Instrument with { Tick = 0.10m }));
    }

    private static string Hash(params KnownInstrument[] instruments) => ConfigHash.Of(With(), instruments);

    private static ResolvedConfig With(params string[] settings)
    {
        var result = ConfigLoader.Load(new ConfigSources { Settings = settings });
        Assert.Empty(result.Violations);
        return result.Config!;
    }
}
