using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class ConfigHashTests
{
    private static readonly KnownInstrument Instrument = new("BTCUSDT", Market.UsdMargined, 2, 3, 0.1m, 0.001m, 100m);

    private static readonly string DefaultHash = ConfigHash.Of(With());

    public static TheoryData<string> Keys => [.. Knobs.Catalogue.Knobs.Select(knob => knob.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_changes_with_every_knob_that_changes_results_and_with_no_other(string key)
    {
        Assert.True(Knobs.Catalogue.TryFind(key, out var knob));
        var config = OtherValues.With(key);
        Assert.NotEqual(With().CanonicalOf(knob), config.CanonicalOf(knob));
        Assert.Equal(knob.Hashed, ConfigHash.Of(config) != DefaultHash);
    }

    [Fact]
    public void Topology_pinning_addresses_and_credentials_are_not_part_of_it()
    {
        Assert.All(Knobs.Engine.Section.Knobs, knob => Assert.False(knob.Hashed, knob.Key));
        Assert.All(Knobs.Venues.Section.Knobs, knob => Assert.Equal(knob.Key.Contains(".fees.", StringComparison.Ordinal), knob.Hashed));
    }

    [Theory]
    [InlineData("gap.max=60m")]
    [InlineData("gap.max=3600s")]
    [InlineData("windows.pool_trades=16777216")]
    [InlineData("windows.exhaustion.factor=0.500")]
    [InlineData("hold.price_pct=10.0")]
    [InlineData("candles.timeframes=[60s, 300s, 900s]")]
    [InlineData("decision.cascade.min_ratio=2")]
    [InlineData("exit.adverse=5 below 0.30%, 3  below 1.0%, 2 below 2%, 1")]
    [InlineData("confluence.primaries=[order_flow,microstructure]")]
    [InlineData("strategies.scripted.file=signals.csv")]
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
