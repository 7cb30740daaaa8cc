namespace FastEngine.Strategies.Tests;

/// <summary>Quotes from the recording to the strategies that ask for them.</summary>
[Collection(OneAtATime.Name)]
public class QuotePathTests(CommandLine line)
{
    private static readonly string[] Bounce =
    [
        "--set", "strategies.enabled=[bid_ask_bounce]", "--set", "strategies.bid_ask_bounce.min_depth_usd=0", "--set", "sizing.max_position_usd=1000",
    ];

    [Fact]
    public void Who_asks_for_none_decides_as_if_there_were_none()
    {
        var without = line.Replay(line.Tape, "without");
        var with = line.Replay(line.Tape, "with", "--quotes");
        foreach (var name in (string[])["signals_hash", "decisions", "signals", "metrics_hash"]) Assert.Equal(without.GetProperty(name).ToString(), with.GetProperty(name).ToString());
        Assert.Equal(line.Rows("without", "trades.csv").Select(row => row["pnl"]), line.Rows("with", "trades.csv").Select(row => row["pnl"]));
    }

    [Fact]
    public void A_run_on_quotes_is_the_same_again_and_from_a_converted_file()
    {
        var first = line.Replay(line.Tape, "bounce", Bounce);
        Assert.True(first.GetProperty("signals").GetInt64() > 10);
        Assert.Equal(first.GetProperty("output_hash").GetString(), line.Replay(line.Tape, "again", Bounce).GetProperty("output_hash").GetString());
        var fet = line.At("tape.fet");
        var (exit, text) = line.Run("replay", line.Tape, "--market", "usdm", "--quotes", "--convert", fet);
        Assert.True(exit == 0, text);
        Assert.Equal(first.GetProperty("signals_hash").GetString(), line.Replay(fet, "converted", Bounce).GetProperty("signals_hash").GetString());
    }

    [Fact]
    public void Its_journal_makes_the_same_run_again()
    {
        var journal = line.At("journal");
        line.Replay(line.Tape, "journalled", [.. Bounce, "--journal", journal]);
        var (exit, text) = line.Run("replay", "--journal", journal, "--verify");
        Assert.True(exit == 0, text);
    }

    [Fact]
    public void In_a_bad_market_quality_lets_nothing_through()
    {
        string[] quality = [.. Bounce, "--set", "strategies.enabled=[market_quality]", "--set", "strategies.market_quality.window=10s"];
        var open = line.Replay(line.Tape, "open", [.. quality, "--set", "strategies.market_quality.threshold=0"]).GetProperty("signals").GetInt64();
        var shut = line.Replay(line.Tape, "shut", [.. quality, "--set", "strategies.market_quality.threshold=99", "--set", "strategies.market_quality.depth.full_usd=1000000000"]).GetProperty("signals").GetInt64();
        Assert.True(open > 10, $"{open} signals");
        Assert.Equal(0, shut);
    }
}
