using FastEngine.Host.Configuration;
using FastEngine.Signals.Exits;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Configuration;

/// <summary>Mistakes in what decides, exits and trades.</summary>
public class BadStrategyInputTests
{
    private const string Filters = "0 to 12 items 'name weight' with a weight of 0 to 10 and different names of market_profile, mean_reversion, "
        + "autocorrelation, demand_zone, opposite_zone, fair_value_gap, rsi_extreme, cvd_divergence, large_trades, exhaustion";

    private const string Steps = "1 to 16 steps 'moves below profit%' with 1 to 1000 moves and ascending profits of 0.0001% to 100%, the last one 'moves'";

    [Theory]
    [InlineData("stop:\n  trail_pct: -0.5", "bad.yaml:2: stop.trail_pct: -0.5 is out of range; allowed: 0.01 to 1 in steps of 0.0001")]
    [InlineData("stop:\n  max_pct: 1.5", "bad.yaml:2: stop.max_pct: 1.5 is out of range; allowed: 0.01 to 1 in steps of 0.0001")]
    [InlineData("stop:\n  min_pct: 0.20005", "bad.yaml:2: stop.min_pct: 0.20005 is not a multiple of 0.0001; allowed: 0.01 to 1 in steps of 0.0001")]
    [InlineData("sizing:\n\n  risk_pct: 2.5", "bad.yaml:3: sizing.risk_pct: 2.5 is out of range; allowed: 0.01 to 2 in steps of 0.0001")]
    [InlineData("account:\n  leverage: 11", "bad.yaml:2: account.leverage: 11 is out of range; allowed: 1 to 10")]
    [InlineData("account:\n  equity: 10.001", "bad.yaml:2: account.equity: 10.001 is not a multiple of 0.01; allowed: 1 to 1000000000 in steps of 0.01")]
    [InlineData("candles:\n  timeframes: [1m, 5m, 12m]", "bad.yaml:2: candles.timeframes: 12m is not a multiple of 5m before it")]
    [InlineData("cascade:\n  windows: [1m, 5m]", "bad.yaml:2: cascade.windows: 2 durations are out of range; allowed: 3 ascending durations of 1s to 1h in steps of 1s")]
    [InlineData("cascade:\n  windows:\n    - 1m\n    - 30s\n    - 5m", "bad.yaml:4: cascade.windows: 30s is not longer than 1m before it; allowed: 3 ascending durations of 1s to 1h in steps of 1s")]
    [InlineData("decision:\n  mode: levels_and_confluence", "bad.yaml:2: decision.mode: 'levels_and_confluence' is not one of the choices; allowed: levels, levels+confluence or confluence")]
    [InlineData("regime:\n  force: up", "bad.yaml:2: regime.force: 'up' is not one of the choices; allowed: none or both")]
    [InlineData("positions:\n  same_direction: add", "bad.yaml:2: positions.same_direction: 'add' is not one of the choices; allowed: accumulate, strongest_wins or reject_duplicates")]
    [InlineData("paper:\n  slippage:\n    model: spread", "bad.yaml:3: paper.slippage.model: 'spread' is not one of the choices; allowed: none, half_spread, impact or linear")]
    [InlineData("strategies:\n  enabled: [four_levels]", "bad.yaml:2: strategies.enabled: 'four_levels' is not a strategy; nearest: four_level (allowed: 1 to 4 different names of four_level, bid_ask_bounce, market_quality, scripted)")]
    [InlineData("strategies:\n  enabled: [four_level, four_level]", "bad.yaml:2: strategies.enabled: four_level is listed twice; allowed: 1 to 4 different names of four_level, bid_ask_bounce, market_quality, scripted")]
    [InlineData("strategies:\n  enabled: []", "bad.yaml:2: strategies.enabled: 0 names are out of range; allowed: 1 to 4 different names of four_level, bid_ask_bounce, market_quality, scripted")]
    [InlineData("strategies:\n  enabled: four_level", "bad.yaml:2: strategies.enabled: 'four_level' is not a list of names; allowed: 1 to 4 different names of four_level, bid_ask_bounce, market_quality, scripted")]
    [InlineData("confluence:\n  primaries: [orderflow]", "bad.yaml:2: confluence.primaries: 'orderflow' is not a primary analyser; nearest: order_flow (allowed: 0 to 2 different names of order_flow, microstructure)")]
    [InlineData("confluence:\n  filters: [demand_zones 2]", "bad.yaml:2: confluence.filters: 'demand_zones' is not a filter; nearest: demand_zone (allowed: " + Filters + ")")]
    [InlineData("confluence:\n  filters:\n    - demand_zone 2\n    # gone\n    - fair_value 1", "bad.yaml:5: confluence.filters: 'fair_value' is not a filter; nearest: fair_value_gap (allowed: " + Filters + ")")]
    [InlineData("confluence:\n  filters: [exhaustion 1, exhaustion 2]", "bad.yaml:2: confluence.filters: exhaustion is listed twice; allowed: " + Filters)]
    [InlineData("confluence:\n  filters: [exhaustion 11]", "bad.yaml:2: confluence.filters: the weight 11 of exhaustion is out of range; allowed: " + Filters)]
    [InlineData("confluence:\n  filters: [exhaustion -1]", "bad.yaml:2: confluence.filters: the weight -1 of exhaustion is out of range; allowed: " + Filters)]
    [InlineData("confluence:\n  filters: [exhaustion]", "bad.yaml:2: confluence.filters: 'exhaustion' is not a name and a weight such as exhaustion 1.5; allowed: " + Filters)]
    [InlineData("confluence:\n  filters: [exhaustion: 1]", "bad.yaml:2: confluence.filters: a section is not a name and a weight; allowed: " + Filters)]
    [InlineData("indicators:\n  persistence:\n    chunks: [8]", "bad.yaml:3: indicators.persistence.chunks: 1 integers are out of range; allowed: 2 to 16 ascending integers of 2 to 4096")]
    [InlineData("indicators:\n  persistence:\n    chunks: [8, 8]", "bad.yaml:3: indicators.persistence.chunks: 8 is not more than 8 before it; allowed: 2 to 16 ascending integers of 2 to 4096")]
    [InlineData("indicators:\n  persistence:\n    chunks: [1, 8]", "bad.yaml:3: indicators.persistence.chunks: 1 is out of range; allowed: 2 to 16 ascending integers of 2 to 4096")]
    [InlineData("indicators:\n  persistence:\n    chunks: [8, 16.0]", "bad.yaml:3: indicators.persistence.chunks: '16.0' is not an integer; allowed: 2 to 16 ascending integers of 2 to 4096")]
    [InlineData("exit:\n  adverse: [5 below 0.3%]", "bad.yaml:2: exit.adverse: the last step holds for every profit, so it is a number of moves alone; allowed: " + Steps)]
    [InlineData("exit:\n  adverse: [5 under 0.3%, 1]", "bad.yaml:2: exit.adverse: '5 under 0.3%' is not a step such as '3 below 1%', or the last one such as '1'; allowed: " + Steps)]
    [InlineData("exit:\n  adverse: [5 below 0.3, 1]", "bad.yaml:2: exit.adverse: '5 below 0.3' is not a step such as '3 below 1%', or the last one such as '1'; allowed: " + Steps)]
    [InlineData("exit:\n  adverse: [5 below -1%, 1]", "bad.yaml:2: exit.adverse: a profit of -1% is out of range; allowed: " + Steps)]
    [InlineData("exit:\n  adverse: [0]", "bad.yaml:2: exit.adverse: 0 moves are out of range; allowed: " + Steps)]
    [InlineData("exit:\n  adverse: []", "bad.yaml:2: exit.adverse: 0 steps are out of range; allowed: " + Steps)]
    [InlineData("exit:\n  adverse:\n    - 5 below 1%\n    - 3 below 0.3%\n    - 1", "bad.yaml:4: exit.adverse: the profit of '3 below 0.3%' is not above that of '5 below 1%' before it; allowed: " + Steps)]
    [InlineData("venues:\n  binance:\n    fees:\n      usdm:\n        taker_pct: -0.01", "bad.yaml:5: venues.binance.fees.usdm.taker_pct: -0.01 is out of range; allowed: 0 to 1 in steps of 0.0000001")]
    [InlineData("paper:\n  participation_pct: 0", "bad.yaml:2: paper.participation_pct: 0 is out of range; allowed: 0.01 to 100 in steps of 0.0001")]
    [InlineData("decision:\n  min_ratio: 3", "bad.yaml:2: decision.min_ratio: unknown key; nearest: decision.cascade.min_ratio (allowed: 1 to 1000)")]
    [InlineData("cascades:\n  windows: [1m, 5m, 15m]", "bad.yaml:1: cascades: unknown section; nearest: cascade")]
    public void A_mistake_is_named_with_file_line_and_what_is_allowed(string yaml, string expected)
    {
        using var inputs = new ConfigInputs().WithFile("bad.yaml", yaml);
        Assert.Equal(expected, Assert.Single(inputs.Violations()));
    }

    [Fact]
    public void Lists_may_be_empty_where_nothing_must_be_named()
    {
        using var inputs = new ConfigInputs().WithSetting("confluence.filters=[]").WithFile("a.yaml", "confluence:\n  primaries: []\n");
        var config = inputs.LoadRight();
        Assert.Empty(config.Get(Knobs.Confluence.Filters));
        Assert.Empty(config.Get(Knobs.Confluence.Primaries));
    }

    [Fact]
    public void Lists_are_json_arrays_as_a_person_writes_their_items()
    {
        using var inputs = new ConfigInputs().WithSetting("confluence.filters=exhaustion 0.50, demand_zone 2");
        var config = inputs.LoadRight();
        Assert.Equal("""["exhaustion 0.5","demand_zone 2"]""", config.JsonOf(Knobs.Confluence.Filters).ToJsonString());
        Assert.Equal("""["four_level"]""", config.JsonOf(Knobs.Strategies.Enabled).ToJsonString());
        Assert.Equal("""["5 below 0.3%","3 below 1%","2 below 2%","1"]""", config.JsonOf(Knobs.Exit.Adverse).ToJsonString());
        Assert.Equal("[8,16,32,64]", config.JsonOf(Knobs.Indicators.PersistenceChunks).ToJsonString());
        Assert.Equal("\"none\"", config.JsonOf(Knobs.Strategies.ScriptedFile).ToJsonString());
    }

    [Fact]
    public void Printing_and_reading_a_step_gives_the_same_step() =>
        Prop.ForAll(
            (from moves in Gen.Choose(1, AdverseStepText.MaxMoves)
             from ppm in Gen.OneOf(Gen.Choose(1, 1_000_000).Select(n => (long)n), Gen.Constant(long.MaxValue))
             select new AdverseStep(ppm, moves)).ToArbitrary(),
            step => AdverseStepText.TryParse(AdverseStepText.Of(step), out var back, out _) && back == step).QuickCheckThrowOnFailure();
}
