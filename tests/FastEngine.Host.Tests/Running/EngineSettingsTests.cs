using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Tests.Configuration;
using FastEngine.Signals;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;
using FastEngine.Trading.Protection;

namespace FastEngine.Host.Tests.Running;

public class EngineSettingsTests
{
    private const string Hash = "00000000000000ff";
    // Read by the feeds and the registry of strategies, not by an options record; files are read where they are needed.
    private static readonly string[] ReadElsewhere = ["feeds.", "strategies.", "paper.delays.file", "paper.funding.file"];

    public static TheoryData<string> Keys =>
        [.. Knobs.Catalogue.Knobs.Where(knob => knob.Hashed && !ReadElsewhere.Any(knob.Key.StartsWith)).Select(knob => knob.Key)];

    [Fact]
    public void The_defaults_of_the_knobs_are_those_of_the_options()
    {
        var config = Load();
        var signals = EngineSettings.Signals(config);
        Assert.Equal(Dump.Of(new SignalOptions() with { MoreWindowsNs = [.. signals.MoreWindowsNs] }), Dump.Of(signals));
        Assert.Equal(Dump.Of(new DecisionOptions()), Dump.Of(EngineSettings.Decisions(config)));

        // Stage and venue net unless they are told; the engine trades an account of two sides.
        Assert.Equal(Dump.Of(new TradingOptions { ConfigTag = 255, Mode = AccountMode.Hedge }), Dump.Of(EngineSettings.Trading(config, Hash)));
        Assert.Equal(Dump.Of(new PaperOptions { Mode = AccountMode.Hedge }), Dump.Of(EngineSettings.Paper(config)));
        Assert.Equal(Dump.Of(new IntakeOptions()), Dump.Of(EngineSettings.Intake(config)));
    }

    [Fact]
    public void The_windows_of_cascade_exits_and_order_flow_are_kept_as_well() => Assert.Equal(
        Seconds(60, 300, 900, 15, 60, 300, 30),
        EngineSettings.Signals(Load()).MoreWindowsNs);

    [Fact]
    public void The_legs_of_a_strategy_go_by_its_number_among_those_enabled()
    {
        var config = Load(
            "strategies.enabled=[scripted, four_level]", "strategies.scripted.file=x.csv", "strategies.scripted.stop_atr=1.5", "strategies.four_level.take_profit_pct=1.2");
        Assert.Equal(
            [new StrategyLegs { StrategyId = 1, TargetPpm = 12_000 }, new StrategyLegs { StrategyId = 0, StopAtrMilli = 1_500 }],
            EngineSettings.Trading(config, Hash).Protection.Strategies);
    }

    // Some knobs matter to one model only.
    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_knob_that_changes_results_reaches_what_is_read(string key)
    {
        string[] others = key switch
        {
            "paper.slippage.model" => [],
            "paper.slippage.spread_ticks" => ["paper.slippage.model=half_spread"],
            "paper.delays.feed" => ["paper.feed_latency=1ms"],
            "paper.funding.rate_pct" => ["paper.funding.model=fixed"],
            _ when key.StartsWith("paper.slippage.", StringComparison.Ordinal) => ["paper.slippage.model=impact"],
            _ when key.StartsWith("paper.liquidation.", StringComparison.Ordinal) && key != "paper.liquidation.model" => ["paper.liquidation.model=cross"],
            _ when key.EndsWith("_p99", StringComparison.Ordinal) => ["paper.feed_latency=1ms", $"{key[..^4]}=lognormal"],
            _ => [],
        };
        Assert.NotEqual(All(Load(others)), All(OtherValues.With(key, others)));
    }

    [Theory]
    [InlineData("bounce.volume_candles=30", 31)]
    [InlineData("indicators.rsi=40", 41)]
    [InlineData("indicators.fastest_atr=25", 26)]
    [InlineData("indicators.autocorrelation_returns=50", 51)]
    [InlineData("bounce.volume_candles=5", 15)]
    public void The_warm_up_of_the_fastest_timeframe_is_what_its_measures_need(string setting, int expected) =>
        Assert.Equal(expected, EngineSettings.Signals(Load(setting)).FastestCandlesNeeded);

    [Fact]
    public void Percentages_money_factors_and_fees_are_exact_whole_numbers()
    {
        var config = Load(
            "stop.trail_pct=0.3001", "account.equity=1234.56", "sizing.max_position_usd=0.01", "sizing.by_confluence.low=0.123456",
            "venues.binance.fees.usdm.maker_pct=-0.0000001", "venues.binance.fees.spot.taker_pct=0.0123456", "confluence.microstructure.wick_multiple=1.999");
        Assert.Equal(3_001, EngineSettings.Signals(config).Exits.TrailPpm);
        var trading = EngineSettings.Trading(config, Hash);
        Assert.Equal("1234.56", Money.ToText(trading.StartingEquity));
        Assert.Equal("0.01", Money.ToText(trading.MaxPosition));
        Assert.Equal(123_456, trading.LowFactorPpm);
        var fees = EngineSettings.Paper(config).Fees;
        Assert.Equal(-1, fees.Of(Market.UsdMargined).Maker);
        Assert.Equal(123_456, fees.Of(Market.Spot).Taker);
        Assert.Contains("wickMilli>P=1999", Dump.Of(EngineSettings.Decisions(config)), StringComparison.Ordinal);
    }

    [Fact]
    public void Volatility_bounds_of_the_required_score_scale_with_the_root_of_the_longest_timeframe()
    {
        var required = EngineSettings.Decisions(Load("candles.timeframes=[1m, 60m]")).Required;
        Assert.Equal(0.01, required.LowAtrFraction, 12);
        Assert.Equal(0.03, required.HighAtrFraction, 12);
        Assert.Equal((3.0, 0.4, 0.24), (required.Base, required.LowVolatilityExtra, required.HighVolatilityDiscount));
    }

    [Fact]
    public void The_micro_profile_is_what_the_strategy_page_says()
    {
        var config = LoadShipped("micro.yaml");
        var signals = EngineSettings.Signals(config);
        Assert.Equal(Seconds(1, 5, 15), signals.TimeframesNs);
        Assert.Equal(Seconds(15, 30, 60), signals.CascadeWindowsNs);
        Assert.Equal(Seconds(15, 30, 60), EngineSettings.Decisions(config).CascadeWindowsNs);
        Assert.True(signals.ForceRegime);
        Assert.Equal((60 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond), (signals.Profile.WindowNs, signals.Profile.PeriodNs));
        Assert.Equal((5, 5, 14), (signals.Indicators.AdxPeriod, signals.Indicators.AtrPeriod, signals.Indicators.FastestAtrPeriod));
        Assert.Equal(16, signals.Indicators.PersistenceReturns);
        Assert.Equal([4, 8, 16], signals.Indicators.PersistenceChunks);
        Assert.Equal((12, 8), (signals.Indicators.MeanReversionLookback, signals.Indicators.MeanReversionMean));
        Assert.Equal((21, 19), (signals.FastestCandlesNeeded, signals.Regime.LongestCandlesNeeded(signals.Indicators)));
        Assert.Equal(
            new[]
            {
                "candles.timeframes", "indicators.adx", "indicators.atr", "indicators.persistence.returns", "indicators.persistence.chunks",
                "indicators.mean_reversion.lookback", "indicators.mean_reversion.mean", "regime.force", "profile.window", "profile.period", "cascade.windows",
            },
            Changed(config));
    }

    [Fact]
    public void The_active_profile_relaxes_level_1_and_nothing_else()
    {
        var config = LoadShipped("active.yaml");
        var regime = EngineSettings.Signals(config).Regime;
        Assert.Equal(new RegimeOptions { Structure = RegimeStructure.Loose, AdxMin = 20, PersistenceMin = 0.45, RequiresVolume = false }, regime);
        Assert.Equal(["regime.structure", "regime.adx_min", "regime.persistence_min", "regime.volume"], Changed(config));
    }

    [Fact]
    public void The_strict_profile_asks_for_a_steeper_cascade_and_nothing_else()
    {
        var config = LoadShipped("strict.yaml");
        Assert.Equal(2.5, EngineSettings.Decisions(config).CascadeMinRatio);
        Assert.Equal(["decision.cascade.min_ratio"], Changed(config));
    }

    [Fact]
    public void Filters_are_composed_in_the_order_and_with_the_weights_written()
    {
        var score = EngineSettings.Decisions(Load("confluence.filters=[exhaustion 0.5, demand_zone 2]", "confluence.primaries=[microstructure]")).Confluence;
        Assert.Equal(["exhaustion", "demand_zone"], score.Filters.ToArray().Select(filter => filter.Name));
        Assert.Equal([0.5, 2], score.Weights.ToArray());
        Assert.Equal(["microstructure"], score.Primaries.ToArray().Select(primary => primary.Name));
    }

    [Fact]
    public void A_part_is_registered_by_the_name_that_it_bears()
    {
        var config = Load();
        Assert.All(ConfluenceRegistry.Filters.Names, name => Assert.Equal(name, ConfluenceRegistry.Filters.Create(name, config).Name));
        Assert.All(ConfluenceRegistry.Primaries.Names, name => Assert.Equal(name, ConfluenceRegistry.Primaries.Create(name, config).Name));
    }

    [Theory]
    [InlineData("none", typeof(NoSlippage))]
    [InlineData("half_spread", typeof(HalfSpread))]
    [InlineData("impact", typeof(SquareRootImpact))]
    public void A_slippage_model_is_chosen_by_name(string name, Type expected) =>
        Assert.IsType(expected, EngineSettings.Paper(Load($"paper.slippage.model={name}")).Slippage);

    [Fact]
    public void Each_shard_gets_instances_of_its_own_in_the_order_enabled()
    {
        using var inputs = new ConfigInputs();
        var script = inputs.Write("script.csv", "time_ns,symbol,side\n5,BTCUSDT,long\n");
        var make = EngineSettings.Strategies(Load("strategies.enabled=[scripted, four_level]", $"strategies.scripted.file={script}"), SignalScriptTests.Table);
        var (first, second) = (make(), make());
        Assert.Equal(["scripted", "four_level"], first.Select(strategy => strategy.Name));
        Assert.NotSame(first[0], second[0]);
        Assert.NotSame(first[1], second[1]);
    }

    [Fact]
    public void Without_files_the_same_strategies_are_made_and_no_file_is_read()
    {
        var config = Load("strategies.enabled=[scripted, four_level]", "strategies.scripted.file=absent.csv");
        Assert.Equal(["scripted", "four_level"], EngineSettings.StrategiesWithoutFiles(config)().Select(strategy => strategy.Name));
    }

    [Fact]
    public void A_wrong_script_stops_before_anything_runs_and_names_every_line()
    {
        using var inputs = new ConfigInputs();
        var script = inputs.Write("script.csv", "time_ns,symbol,side\nx,BTCUSDT,long\n5,BTCUSDT,up\n");
        var config = Load("strategies.enabled=[scripted]", $"strategies.scripted.file={script}");
        var error = Assert.ThrowsAny<Exception>(() => EngineSettings.Strategies(config, SignalScriptTests.Table));
        Assert.Contains($"{script}:2: time_ns: 'x' is not a time", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{script}:3: side: 'up' is not a side; allowed: long or short", error.Message, StringComparison.Ordinal);
    }

    private static string All(ResolvedConfig config) => string.Concat(
        Dump.Of(EngineSettings.Signals(config)), Dump.Of(EngineSettings.Decisions(config)), Dump.Of(EngineSettings.Trading(config, Hash)),
        Dump.Of(EngineSettings.Paper(config)), Dump.Of(EngineSettings.Intake(config)));

    private static IEnumerable<string> Changed(ResolvedConfig config)
    {
        var defaults = Load();
        return config.Catalogue.Knobs.Where(knob => config.CanonicalOf(knob) != defaults.CanonicalOf(knob)).Select(knob => knob.Key);
    }

    private static IEnumerable<long> Seconds(params int[] seconds) => seconds.Select(s => s * EngineTime.NsPerSecond);

    private static ResolvedConfig Load(params string[] settings) => Checked(new ConfigSources { Settings = settings });

    private static ResolvedConfig LoadShipped(string file) =>
        Checked(new ConfigSources { Folder = Path.Combine(AppContext.BaseDirectory, "config"), Files = [file] });

    private static ResolvedConfig Checked(ConfigSources sources)
    {
        var result = ConfigLoader.Load(sources);
        Assert.Empty(result.Violations);
        return result.Config!;
    }
}
