using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class BadInputTests
{
    [Theory]
    [InlineData("engine:\n  shards: 65", "bad.yaml:2: engine.shards: 65 is out of range; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: -1", "bad.yaml:2: engine.shards: -1 is out of range; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: 99999999999999999999999999999999999999999", "bad.yaml:2: engine.shards: 99999999999999999999999999999999999999999 is out of range; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: four", "bad.yaml:2: engine.shards: 'four' is not an integer; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: 1.0", "bad.yaml:2: engine.shards: '1.0' is not an integer; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: '2'", "bad.yaml:2: engine.shards: \"2\" is a quoted text, not an integer; allowed: 1 to 64")]
    [InlineData("engine:\n  shards:", "bad.yaml:2: engine.shards: nothing is not an integer; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: [2]", "bad.yaml:2: engine.shards: a list is not an integer; allowed: 1 to 64")]
    [InlineData("engine:\n  shards: {n: 2}", "bad.yaml:2: engine.shards: a section is not an integer; allowed: 1 to 64")]
    [InlineData("engine:\n  ring_size: 1000", "bad.yaml:2: engine.ring_size: 1000 is not a power of two; allowed: a power of two from 64 to 16777216")]
    [InlineData("windows:\n  pool_trades: 5000", "bad.yaml:2: windows.pool_trades: 5000 is not a multiple of 4096; allowed: a multiple of 4096 from 4096 to 67108864")]
    [InlineData("windows:\n  pool_trades: 16MiB", "bad.yaml:2: windows.pool_trades: '16MiB' is not an integer; allowed: a multiple of 4096 from 4096 to 67108864")]
    [InlineData("engine:\n  topology: Fused", "bad.yaml:2: engine.topology: 'Fused' is not one of the choices; allowed: auto, fused or sharded")]
    [InlineData("engine:\n  pin: 3", "bad.yaml:2: engine.pin: '3' is not auto, none or a list of cores; allowed: auto, none, or a list of different cores from 0 to 1023")]
    [InlineData("engine:\n  pin: [0, 0]", "bad.yaml:2: engine.pin: core 0 is listed twice; allowed: auto, none, or a list of different cores from 0 to 1023")]
    [InlineData("engine:\n  pin: []", "bad.yaml:2: engine.pin: the list of cores is empty; allowed: auto, none, or a list of different cores from 0 to 1023")]
    [InlineData("engine:\n  pin: [4096]", "bad.yaml:2: engine.pin: core 4096 is out of range; allowed: auto, none, or a list of different cores from 0 to 1023")]
    [InlineData("gap:\n  max: 10", "bad.yaml:2: gap.max: '10' is not a duration such as 1h (units ns, us, ms, s, m, h or d); allowed: 1s to 7d in steps of 1s")]
    [InlineData("gap:\n  max: 1500ms", "bad.yaml:2: gap.max: 1500ms is not a multiple of 1s; allowed: 1s to 7d in steps of 1s")]
    [InlineData("gap:\n  max: 8d", "bad.yaml:2: gap.max: 8d is out of range; allowed: 1s to 7d in steps of 1s")]
    [InlineData("hold:\n  price_pct: 1e1", "bad.yaml:2: hold.price_pct: '1e1' is not a decimal number; allowed: 0.01 to 1000 in steps of 0.0001")]
    [InlineData("hold:\n  price_pct: 0", "bad.yaml:2: hold.price_pct: 0 is out of range; allowed: 0.01 to 1000 in steps of 0.0001")]
    [InlineData("hold:\n  price_pct: 0.12345", "bad.yaml:2: hold.price_pct: 0.12345 is not a multiple of 0.0001; allowed: 0.01 to 1000 in steps of 0.0001")]
    [InlineData("candles:\n  timeframes: 1m", "bad.yaml:2: candles.timeframes: '1m' is not a list of durations such as [1m, 5m, 15m]; allowed: 1 to 8 ascending durations of 1s to 1d in steps of 1s")]
    [InlineData("candles:\n  timeframes: []", "bad.yaml:2: candles.timeframes: 0 durations are out of range; allowed: 1 to 8 ascending durations of 1s to 1d in steps of 1s")]
    [InlineData("candles:\n  timeframes: [5m, 1m]", "bad.yaml:2: candles.timeframes: 1m is not longer than 5m before it; allowed: 1 to 8 ascending durations of 1s to 1d in steps of 1s")]
    [InlineData("candles:\n  timeframes: [1m, 90s]", "bad.yaml:2: candles.timeframes: 90s is not a multiple of 1m before it")]
    [InlineData("windows:\n  imbalance: [500ms]", "bad.yaml:2: windows.imbalance: 500ms is out of range; allowed: 1 to 8 ascending durations of 1s to 1h in steps of 1s")]
    [InlineData("windows:\n  exhaustion:\n    short: 5m", "bad.yaml:3: windows.exhaustion.short: windows.exhaustion.short (5m) is not shorter than windows.exhaustion.long (5m)")]
    [InlineData("engine:\n  feed_batch: 128\n  ring_size: 64", "bad.yaml:2: engine.feed_batch: engine.feed_batch (128) is more than engine.ring_size (64) (engine.ring_size stands in bad.yaml:3)")]
    [InlineData("venues:\n  binance:\n    usdm_stream: https://example.org", "bad.yaml:3: venues.binance.usdm_stream: 'https://example.org' is not such an address; allowed: an address that begins with wss:// or ws://")]
    [InlineData("venues:\n  binance:\n    usdm_stream: wss://me:pw@example.org", "bad.yaml:3: venues.binance.usdm_stream: the address holds credentials; allowed: an address that begins with wss:// or ws://")]
    public void A_wrong_value_is_named_with_its_place_and_what_is_allowed(string yaml, string expected) => Expect(yaml, expected);

    [Theory]
    [InlineData("engine:\n\n  shrads: 2", "bad.yaml:3: engine.shrads: unknown key; nearest: engine.shards (allowed: 1 to 64)")]
    [InlineData("shards: 2", "bad.yaml:1: shards: unknown key; nearest: engine.shards (allowed: 1 to 64)")]
    [InlineData("engin:\n  shards: 2\n  also: wrong", "bad.yaml:1: engin: unknown section; nearest: engine")]
    [InlineData("windows:\n  exhaustion:\n    shrot: 5s", "bad.yaml:3: windows.exhaustion.shrot: unknown key; nearest: windows.exhaustion.short (allowed: 1s to 1h in steps of 1s)")]
    [InlineData("engine.shards: 2", "bad.yaml:1: engine.shards: unknown key; nearest: engine.shards (allowed: 1 to 64)")]
    [InlineData("gap: 1h", "bad.yaml:1: gap: a value was given, but this is a section with the keys max")]
    [InlineData("gap:", "bad.yaml:1: gap: nothing was given, but this is a section with the keys max")]
    [InlineData("gap: [1h]", "bad.yaml:1: gap: a list was given, but this is a section with the keys max")]
    public void An_unknown_key_is_named_with_the_nearest_known_one(string yaml, string expected) => Expect(yaml, expected);

    [Theory]
    [InlineData("gap:\n  max: 1h\n  max: 2h", "bad.yaml:3: gap.max: written twice, first in line 2")]
    [InlineData("gap:\n  max: 1h\ngap:\n  max: 2h", "bad.yaml:3: gap: written twice, first in line 1")]
    [InlineData("gap: {max: &a 1h}", "bad.yaml:1: not YAML: anchors and tags are not supported")]
    [InlineData("gap: {max: !!str 1h}", "bad.yaml:1: not YAML: anchors and tags are not supported")]
    [InlineData("gap: *a", "bad.yaml:1: not YAML: aliases are not supported")]
    [InlineData("gap:\n  max: 1h\n---\nhold:\n  ahead: 1h", "bad.yaml:3: a second document ('---') in one file")]
    [InlineData("%YAML 1.1\n---\ngap: {max: 1h}", "bad.yaml:1: not YAML: directives (lines that begin with %) are not supported")]
    [InlineData("gap: {max: 1h}\n\0\nhold: {ahead: 1h}", "bad.yaml:2: not YAML: a NUL character")]
    [InlineData("- gap", "bad.yaml:1: a list where sections were expected")]
    [InlineData("gap", "bad.yaml:1: 'gap' where sections were expected")]
    [InlineData("? [a]\n: 1", "bad.yaml:1: not YAML: a key was expected")]
    public void Broken_structure_is_named_with_its_line(string yaml, string expected) => Expect(yaml, expected);

    [Theory]
    [InlineData("gap: [1\nmax: 2")]
    [InlineData("gap: {max: 1h")]
    [InlineData("gap: \"1h")]
    [InlineData("\t- gap: %")]
    [InlineData("gap: @")]
    [InlineData("gap: {max: 1h}\n...\nhold: {ahead: 1h}")]
    [InlineData("gap: {max: 1h}\0\nhold: {ahead: 1h}")]
    public void Broken_syntax_is_a_violation_with_a_line(string yaml)
    {
        using var inputs = new ConfigInputs().WithFile("bad.yaml", yaml);
        Assert.Matches(@"^bad\.yaml:\d+: ", Assert.Single(inputs.Violations()));
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed()
    {
        using var inputs = new ConfigInputs().WithFile("bad.yaml", "gap: " + new string('[', 100_000));
        Assert.Equal("bad.yaml:1: not YAML: nested deeper than 32 levels", Assert.Single(inputs.Violations()));
    }

    [Fact]
    public void All_violations_of_all_sources_are_reported_together()
    {
        using var inputs = new ConfigInputs()
            .WithFile("a.yaml", "engine:\n  shards: 0\n  shards: 1\n  idle: never\ngap:\n  max: x\n")
            .WithFile("b.yaml", "price_pct: 1\n")
            .WithVariable("FASTENGINE__ENGINE__IDEL", "blocking")
            .WithVariable("FASTENGINE__GAP", "1h")
            .WithVariable("FASTENGINE_SHARED", "not ours")
            .WithSetting("gap.max=forever")
            .WithSetting("gap.max");
        Assert.Equal(
            [
                "a.yaml:2: engine.shards: 0 is out of range; allowed: 1 to 64",
                "a.yaml:3: engine.shards: written twice, first in line 2",
                "a.yaml:4: engine.idle: 'never' is not one of the choices; allowed: busy_spin, yielding, backoff or blocking",
                "a.yaml:6: gap.max: 'x' is not a duration such as 1h (units ns, us, ms, s, m, h or d); allowed: 1s to 7d in steps of 1s",
                "b.yaml:1: price_pct: unknown key; nearest: hold.price_pct (allowed: 0.01 to 1000 in steps of 0.0001)",
                "FASTENGINE__ENGINE__IDEL: engine.idel: unknown key; nearest: engine.idle (allowed: busy_spin, yielding, backoff or blocking)",
                "FASTENGINE__GAP: gap: a value was given, but this is a section with the keys max",
                "--set: gap.max: 'forever' is not a duration such as 1h (units ns, us, ms, s, m, h or d); allowed: 1s to 7d in steps of 1s",
                "--set: 'gap.max' is not section.key=value",
            ],
            inputs.Violations());
    }

    [Fact]
    public void Two_variables_for_one_key_are_refused()
    {
        using var inputs = new ConfigInputs().WithVariable("FASTENGINE__GAP__MAX", "1h").WithVariable("FASTENGINE__gap__max", "2h");
        Assert.Equal("FASTENGINE__gap__max: gap.max: also given by FASTENGINE__GAP__MAX", Assert.Single(inputs.Violations()));
    }

    [Fact]
    public void Files_that_cannot_be_configuration_say_so()
    {
        using var inputs = new ConfigInputs();
        var folder = Path.GetDirectoryName(inputs.Write("tape.gz", "x"))!;
        File.WriteAllBytes(Path.Combine(folder, "latin.yaml"), [0x67, 0xE4, 0x70]);
        string[] files = [Path.Combine(folder, "absent.yaml"), folder, Path.Combine(folder, "tape.gz"), Path.Combine(folder, "latin.yaml")];
        var violations = ConfigLoader.Load(new ConfigSources { Files = files }).Violations.Select(v => v.Problem);
        Assert.Equal(
            ["no such file", "is a directory, not a YAML file", "a configuration file is named *.yaml (other inputs stand before --config)", "is not UTF-8 text"],
            violations);
    }

    private static void Expect(string yaml, string expected)
    {
        using var inputs = new ConfigInputs().WithFile("bad.yaml", yaml);
        Assert.Equal(expected, Assert.Single(inputs.Violations()));
        Assert.Null(inputs.Load().Config);
    }
}
