using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Tests.Running;

/// <summary>What the configuration lets through, every project takes: nothing else refuses a value after it.</summary>
public class WiringTests
{
    private static readonly InstrumentTable Table = SignalScriptTests.Table;

    // The memory of these is asked for whole; their own ranges are not in question here.
    private static readonly string[] Large = ["windows.pool_trades", "candles.history", "feeds.", "engine.", "venues."];

    public static TheoryData<string> Bounds => [.. Knobs.Catalogue.Knobs.Where(knob => !Large.Any(knob.Key.StartsWith)).SelectMany(BoundsOf)];

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_bound_that_the_configuration_allows_can_be_wired(string setting)
    {
        var result = ConfigLoader.Load(new ConfigSources { Settings = ["windows.pool_trades=64K", setting] });
        // Out of range by itself would be a mistake of this test; against another knob, the rules have done their work.
        Assert.DoesNotContain(result.Violations, violation => violation.Allowed is not null);
        if (result.Config is { } config) Wire(config);
    }

    [Theory]
    [InlineData("active.yaml")]
    [InlineData("strict.yaml")]
    [InlineData("micro.yaml")]
    public void A_shipped_profile_can_be_wired(string file)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "config");
        Wire(ConfigLoader.Load(new ConfigSources { Folder = folder, Files = [file], Settings = ["windows.pool_trades=64K"] }).Config!);
    }

    // That wiring does refuse, so that the tests above can fail; each value is one that a rule keeps away from it.
    [Theory]
    [InlineData("profile.window=16m")]
    [InlineData("indicators.persistence.returns=32")]
    [InlineData("indicators.bollinger.period=200")]
    [InlineData("stop.min_pct=0.6")]
    [InlineData("sizing.max_risk_pct=0.4")]
    [InlineData("windows.imbalance=[1s, 2s, 3s, 4s, 5s, 6s, 7s, 8s]")]
    public void What_a_rule_refuses_cannot_be_wired(string setting)
    {
        var config = ConfigLoader.Load(Knobs.Catalogue, [], new ConfigSources { Settings = ["windows.pool_trades=64K", setting] }).Config!;
        Assert.ThrowsAny<ArgumentException>(() => Wire(config));
    }

    private static IEnumerable<string> BoundsOf(Knob knob) => knob switch
    {
        IntegerKnob integer => [$"{knob.Key}={integer.Min}", $"{knob.Key}={integer.Max}"],
        DecimalKnob number => [$"{knob.Key}={ExactDecimal.Format(number.Min)}", $"{knob.Key}={ExactDecimal.Format(number.Max)}"],
        DurationKnob duration => [$"{knob.Key}={Duration.Format(duration.Range.MinNs)}", $"{knob.Key}={Duration.Format(duration.Range.MaxNs)}"],
        _ => [],
    };

    private static void Wire(ResolvedConfig config)
    {
        var desk = new TradeDesk(EngineSettings.Trading(config, "00"), Table, new PaperVenue(EngineSettings.Paper(config), Table), 1_024);
        using var pipeline = new Pipeline(
            new EngineOptions { Topology = Topology.Fused, RingSize = 1_024 }, EngineSettings.Signals(config), Table, EngineSettings.Strategies(config, Table), desk);
        Assert.NotNull(pipeline);
    }
}
