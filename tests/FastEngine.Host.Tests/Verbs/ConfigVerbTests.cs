using System.CommandLine;
using System.Text.Json;
using FastEngine.Host.Configuration;
using FastEngine.Host.Tests.Configuration;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Verbs;

public class ConfigVerbTests
{
    [Fact]
    public void Check_prints_ok_for_the_shipped_configuration() => Assert.Equal((ExitCode.Ok, "ok\n", ""), Run("check"));

    [Fact]
    public void Check_takes_shipped_files_by_name() => Assert.Equal((ExitCode.Ok, "ok\n", ""), Run("check", "micro.yaml", "instruments.yaml"));

    [Fact]
    public void Check_prints_every_violation_and_returns_2()
    {
        using var inputs = new ConfigInputs();
        var knobs = inputs.Write("a.yaml", "gap:\n  max: 0s\n  mx: 1h\n");
        var instruments = inputs.Write("more.yaml", "instruments:\n  - X\n");
        var (exit, output, error) = Run("check", knobs, instruments, "--set", "engine.shards=0");
        Assert.Equal((ExitCode.Usage, ""), (exit, output));
        Assert.Equal(
            $"{knobs}:2: gap.max: 0s is out of range; allowed: 1s to 7d in steps of 1s\n"
            + $"{knobs}:3: gap.mx: unknown key; nearest: gap.max (allowed: 1s to 7d in steps of 1s)\n"
            + "--set: engine.shards: 0 is out of range; allowed: 1 to 64\n"
            + $"{instruments}:2: instruments: 'X' where an instrument was expected\n",
            error);
    }

    [Fact]
    public void Check_as_json_says_the_same()
    {
        using var inputs = new ConfigInputs();
        var file = inputs.Write("a.yaml", "gap:\n  mx: 1h\n");
        var (exit, output, _) = Run("check", file, "--json");
        var root = JsonDocument.Parse(output).RootElement;
        var violation = Assert.Single(root.GetProperty("violations").EnumerateArray());
        Assert.Equal(ExitCode.Usage, exit);
        Assert.False(root.GetProperty("ok").GetBoolean());
        Assert.Equal((file, 2), (violation.GetProperty("source").GetString(), violation.GetProperty("line").GetInt32()));
        Assert.Equal(("gap.mx", "gap.max"), (violation.GetProperty("key").GetString(), violation.GetProperty("nearest").GetString()));
    }

    [Fact]
    public void Show_prints_a_line_a_knob_with_its_origin()
    {
        var (exit, output, _) = Run("show", "--config", "micro.yaml", "--set", "gap.max=90m");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("gap.max = 90m  (--set)\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\ncandles\.timeframes = \[1s, 5s, 15s\]  \(.*config/micro\.yaml:4\)\n", output);
        Assert.Matches(@"\nwindows\.pool_trades = 16777216 trades  \(.*config/engine\.yaml:\d+\)\n", output);
        Assert.Matches(@"\nconfig_hash = [0-9a-f]{64}\n$", output);
    }

    [Fact]
    public void Show_as_json_has_typed_values()
    {
        var (_, output, _) = Run("show", "--json", "--set", "engine.pin=[1,2]");
        var knobs = JsonDocument.Parse(output).RootElement.GetProperty("knobs").EnumerateArray().ToDictionary(k => k.GetProperty("key").GetString()!);
        Assert.Equal(Knobs.Catalogue.Knobs.Count, knobs.Count);
        Assert.Equal(16_777_216, knobs["windows.pool_trades"].GetProperty("value").GetInt32());
        Assert.Equal(0.5m, knobs["windows.exhaustion.factor"].GetProperty("value").GetDecimal());
        Assert.Equal("250ms", knobs["clock.period"].GetProperty("value").GetString());
        Assert.Equal("[\"1m\",\"5m\",\"15m\"]", JsonSerializer.Serialize(knobs["candles.timeframes"].GetProperty("value")));
        Assert.Equal("[1,2]", JsonSerializer.Serialize(knobs["engine.pin"].GetProperty("value")));
    }

    [Fact]
    public void Show_of_a_wrong_configuration_prints_what_is_wrong_and_nothing_else() =>
        Assert.Equal((ExitCode.Usage, "", "--set: gap.max: 0s is out of range; allowed: 1s to 7d in steps of 1s\n"), Run("show", "--set", "gap.max=0s"));

    [Theory]
    [InlineData("engine.yaml", "show", "--defaults")]
    [InlineData("engine.yaml", "show", "--defaults", "engine.yaml")]
    [InlineData("portfolio_risk.yaml", "show", "--defaults", "portfolio_risk.yaml")]
    [InlineData("dtms.yaml", "show", "--defaults", "dtms.yaml")]
    [InlineData("venues.yaml", "show", "--defaults", "venues.yaml")]
    [InlineData("notifications.yaml", "show", "--defaults", "notifications.yaml")]
    [InlineData("api.yaml", "show", "--defaults", "api.yaml")]
    public void Show_defaults_prints_the_shipped_file(string file, params string[] arguments) =>
        Assert.Equal((ExitCode.Ok, ShippedFile.Text(Knobs.Catalogue, file), ""), Run(arguments));

    [Fact]
    public void Explain_prints_everything_about_a_knob()
    {
        var (exit, output, error) = Run("explain", "windows.pool_trades", "--set", "windows.pool_trades=1M");
        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        Assert.Equal(
            """
            windows.pool_trades
              meaning  Trades that the exact windows of one shard can hold; a symbol that finds none left is tainted.
              type     integer
              unit     trades
              allowed  a multiple of 4096 from 4096 to 67108864
              default  16M
              value    1048576 trades
              origin   --set
              live     no, read at start
              hashed   yes, part of config_hash: it changes results

            """,
            output);
    }

    [Fact]
    public void Explain_of_a_section_lists_its_keys() => Assert.Equal(
        """
        windows.exhaustion
          windows.exhaustion.short   Window whose volume rate shows exhaustion.
          windows.exhaustion.long    Window whose volume rate it is compared with.
          windows.exhaustion.factor  Exhausted when the short rate is below this part of the long one.

        """,
        Run("explain", "windows.exhaustion").Output);

    [Fact]
    public void Explain_of_an_unknown_key_names_the_nearest() =>
        Assert.Equal((ExitCode.Usage, "", "pool_trade: unknown key; nearest: windows.pool_trades\n"), Run("explain", "pool_trade"));

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = ConfigVerb.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
