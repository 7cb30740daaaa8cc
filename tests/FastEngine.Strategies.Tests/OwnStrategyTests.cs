using FastEngine.Host.Configuration;

namespace FastEngine.Strategies.Tests;

/// <summary>A strategy of this project in the engine, whose code knows nothing of it.</summary>
[Collection(OneAtATime.Name)]
public class OwnStrategyTests(CommandLine line)
{
    [Fact]
    public void It_trades_and_its_positions_are_its_own()
    {
        var summary = line.Replay(line.Tape, "own", "--set", "strategies.enabled=[breakout, bid_ask_bounce]", "--set", "strategies.bid_ask_bounce.min_depth_usd=0",
            "--set", "sizing.max_position_usd=1000");
        Assert.True(summary.GetProperty("signals").GetInt64() > 0);
        var strategies = line.Rows("own", "trades.csv").Select(row => row["strategy"]).ToList();
        Assert.Contains("breakout", strategies);
        Assert.Contains("bid_ask_bounce", strategies);
        Assert.All(summary.GetProperty("hot_threads").EnumerateArray(), thread => Assert.Equal(0, thread.GetProperty("allocated_bytes").GetInt64()));
    }

    [Fact]
    public void Its_section_is_checked_shown_and_hashed_like_any_other()
    {
        var (exit, text) = line.Run("replay", line.Tape, "--set", "strategies.breakout.candles=1", "--set", "strategies.breakout.flow.windw=5s");
        Assert.Equal(2, exit);
        Assert.Contains("strategies.breakout.candles", text, StringComparison.Ordinal);
        Assert.Contains("2 to 100", text, StringComparison.Ordinal);
        Assert.Contains("strategies.breakout.flow.window", text, StringComparison.Ordinal);
        Assert.Contains("Closed candles of the fastest timeframe", line.Run("config", "explain", "strategies.breakout.candles").Text, StringComparison.Ordinal);
        string[] own = ["--set", "strategies.enabled=[breakout]"];
        var first = line.Replay(line.Tape, "first", own).GetProperty("engine").GetProperty("config_hash").GetString();
        Assert.Equal(first, line.Replay(line.Tape, "second", [.. own, "--set", "strategies.breakout.candles=20"]).GetProperty("engine").GetProperty("config_hash").GetString());
        Assert.NotEqual(first, line.Replay(line.Tape, "third", [.. own, "--set", "strategies.breakout.candles=21"]).GetProperty("engine").GetProperty("config_hash").GetString());
    }

    [Fact]
    public void Its_settings_change_what_it_does()
    {
        string[] own = ["--set", "strategies.enabled=[breakout]"];
        var few = line.Replay(line.Tape, "strict", [.. own, "--set", "strategies.breakout.flow.min_ratio=900"]).GetProperty("signals").GetInt64();
        var many = line.Replay(line.Tape, "loose", [.. own, "--set", "strategies.breakout.flow.min_ratio=1"]).GetProperty("signals").GetInt64();
        Assert.True(few < many, $"{few} and {many}");
    }

    [Fact]
    public void One_that_comes_too_late_is_told_so()
    {
        Assert.Contains("breakout", StrategyRegistry.Names);
        var late = Assert.Throws<InvalidOperationException>(() => StrategyRegistry.Add(BreakoutStrategy.Module with { Name = "late" }));
        Assert.Contains("first in Main", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strategy_inside_another_that_does_not_exist_is_named()
    {
        var (exit, text) = line.Run("replay", line.Tape, "--set", "strategies.enabled=[market_quality]", "--set", "strategies.market_quality.strategy=breakut");
        Assert.Equal(2, exit);
        Assert.Contains("'breakut' is not a strategy", text, StringComparison.Ordinal);
    }

    // docs/strategies.md shows this very file.
    [Fact]
    public void The_documentation_shows_it_as_it_is_compiled()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "FastEngine.sln"))) root = Path.GetDirectoryName(root)!;
        var code = File.ReadAllText(Path.Combine(root, "tests/FastEngine.Strategies.Tests/BreakoutStrategy.cs")).ReplaceLineEndings("\n").TrimEnd();
        Assert.Contains($"```csharp\n{code}\n```", File.ReadAllText(Path.Combine(root, "docs/strategies.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
