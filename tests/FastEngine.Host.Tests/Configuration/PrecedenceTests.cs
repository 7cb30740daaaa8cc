using FastEngine.Core;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class PrecedenceTests
{
    [Fact]
    public void A_later_file_then_a_variable_then_a_setting_overrides()
    {
        using var inputs = new ConfigInputs()
            .WithFile("a.yaml", "gap:\n  max: 2h\nhold:\n  ahead: 2h\n  price_pct: 2\nduplicates:\n  window: 128\n")
            .WithFile("b.yaml", "gap:\n  max: 3h\nhold:\n  ahead: 3h\n  price_pct: 3\n")
            .WithVariable("FASTENGINE__GAP__MAX", "4h")
            .WithVariable("FASTENGINE__HOLD__AHEAD", "4h")
            .WithSetting("gap.max=5h")
            .WithSetting("gap.max = 6h");
        var config = inputs.LoadRight();

        Assert.Equal((6 * EngineTime.NsPerHour, "--set"), (config.Get(Knobs.Gap.Max), config.OriginOf(Knobs.Gap.Max).ToString()));
        Assert.Equal((4 * EngineTime.NsPerHour, "FASTENGINE__HOLD__AHEAD"), (config.Get(Knobs.Hold.Ahead), config.OriginOf(Knobs.Hold.Ahead).ToString()));
        Assert.Equal((3m, "b.yaml:5"), (config.Get(Knobs.Hold.PricePct), Path.GetFileName(config.OriginOf(Knobs.Hold.PricePct).ToString())));
        Assert.Equal((128, "a.yaml:7"), (config.Get(Knobs.Duplicates.Window), Path.GetFileName(config.OriginOf(Knobs.Duplicates.Window).ToString())));
        Assert.Equal((500 * EngineTime.NsPerMs, Origin.Default), (config.Get(Knobs.Clock.Lateness), config.OriginOf(Knobs.Clock.Lateness)));
    }

    [Fact]
    public void A_wrong_value_is_reported_although_it_is_overridden()
    {
        using var inputs = new ConfigInputs().WithFile("a.yaml", "gap:\n  max: 0s").WithSetting("gap.max=1h");
        Assert.Equal("a.yaml:2: gap.max: 0s is out of range; allowed: 1s to 7d in steps of 1s", Assert.Single(inputs.Violations()));
    }

    [Theory]
    [InlineData("[1s, 5s, 15s]")]
    [InlineData("1s,5s,15s")]
    [InlineData("1s, 5s , 15s")]
    public void A_list_in_a_setting_or_a_variable_needs_no_yaml(string text)
    {
        using var settings = new ConfigInputs().WithSetting($"candles.timeframes={text}");
        using var variables = new ConfigInputs().WithVariable("FASTENGINE__CANDLES__TIMEFRAMES", text);
        long[] expected = [1 * EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond];
        Assert.Equal(expected, settings.LoadRight().Get(Knobs.Candles.Timeframes));
        Assert.Equal(expected, variables.LoadRight().Get(Knobs.Candles.Timeframes));
    }

    [Theory]
    [InlineData("auto", true, new int[0])]
    [InlineData("none", false, new int[0])]
    [InlineData("[3, 1]", false, new[] { 3, 1 })]
    [InlineData("2", false, new[] { 2 })]
    public void Cores_are_chosen_by_the_engine_by_nobody_or_by_a_list(string text, bool isAuto, int[] cores)
    {
        using var inputs = new ConfigInputs().WithSetting($"engine.pin={text}");
        var pinning = inputs.LoadRight().Get(Knobs.Engine.Pin);
        Assert.Equal(isAuto, pinning.IsAuto);
        Assert.Equal(cores, pinning.Cores);
    }

    [Theory]
    [InlineData("16M")]
    [InlineData("16777216")]
    [InlineData("16384K")]
    public void Counts_may_end_in_a_power_of_1024(string text)
    {
        using var inputs = new ConfigInputs().WithSetting($"windows.pool_trades={text}");
        Assert.Equal(16_777_216, inputs.LoadRight().Get(Knobs.Windows.PoolTrades));
    }

    [Theory]
    [InlineData("2MiB", 2_097_152)]
    [InlineData("2M", 2_097_152)]
    [InlineData("4096", 4_096)]
    public void Bytes_may_also_end_in_the_unit_that_says_so(string text, int expected)
    {
        using var inputs = new ConfigInputs().WithSetting($"feeds.max_line_bytes={text}");
        Assert.Equal(expected, inputs.LoadRight().Get(Knobs.Feeds.MaxLineBytes));
    }

    [Fact]
    public void An_empty_file_changes_nothing()
    {
        using var inputs = new ConfigInputs().WithFile("a.yaml", "# nothing yet\n");
        Assert.All(Knobs.Catalogue.Knobs, knob => Assert.Equal(Origin.Default, inputs.LoadRight().OriginOf(knob)));
    }
}
