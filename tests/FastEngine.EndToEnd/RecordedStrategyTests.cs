namespace FastEngine.EndToEnd;

/// <summary>The strategy on real recordings: it warms up, decides, trades, explains, and its arithmetic holds. Nothing is said of profit.</summary>
public sealed class RecordedStrategyTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Numbers of the design's own measurement on this archive, regime forced.
    [Theory]
    [InlineData("levels", 11)]
    [InlineData("levels+confluence", 1)]
    public void Forced_and_by_default_the_archive_has_the_signals_that_were_measured(string mode, int signals)
    {
        if (Archive() is not { } archive) return;
        var run = TradedRun.Of(_folder, mode, archive, "--set", "regime.force=both", "--set", $"decision.mode={mode}", "--topology", "fused");
        Assert.Equal(signals, run.Signals);
        Assert.Equal(signals, run.Rows("signals.csv").Count);
        run.AssertReconciles();
    }

    [Fact]
    public void With_timeframes_in_between_it_has_44_and_they_trade()
    {
        if (Archive() is not { } archive) return;
        string[] arguments = [archive, "--market", "usdm", .. TradedRun.Middle];
        var run = TradedRun.Of(_folder, "middle", [.. arguments, "--topology", "fused"]);
        Assert.Equal(44, run.Signals);
        Assert.True(run.AssertReconciles() > 20);
        Assert.Equal(run.SignalsHash, Engine.Replay([.. arguments, "--topology", "sharded", "--shards", "2"]).GetProperty("signals_hash").GetString());
        Assert.Equal(run.OutputHash, Engine.Replay([.. arguments, "--topology", "fused", "--speed", "500000x"]).GetProperty("output_hash").GetString());
    }

    [Fact]
    public void Every_recording_warms_up_decides_and_explains_with_short_timeframes_and_its_trades_reconcile()
    {
        var trades = 0;
        var files = Repository.SharedRecordings();
        foreach (var file in files)
        {
            var run = TradedRun.Of(_folder, Path.GetFileName(file), [file, .. TradedRun.Micro, "--topology", "fused"]);
            trades += run.AssertReconciles();
            var decisions = run.Objects("decisions.jsonl").ToList();
            Assert.Contains(decisions, decision => decision.GetProperty("level").GetInt32() >= 3);
            Assert.All(decisions, decision => Assert.Equal(
                (decision.GetProperty("outcome").GetString() == "rejected", true), (decision.GetProperty("stop").GetString() is not null, decision.TryGetProperty("measured", out _))));
            Assert.Equal(run.Signals, decisions.Count(decision => decision.GetProperty("outcome").GetString() == "signalled"));
            foreach (var funnel in run.Summary.GetProperty("funnel").EnumerateObject())
            {
                long[] counts = [.. ((string[])["level1", "level2", "level3", "level4", "signals"]).Select(level => funnel.Value.GetProperty(level).GetInt64())];
                Assert.Equal(counts.OrderDescending(), counts);
                Assert.Equal(2 * funnel.Value.GetProperty("warm").GetInt64(), counts[0]);
            }
        }

        if (files.Length > 0) Assert.True(trades > 20, $"{trades} trades");
    }

    private static string? Archive() =>
        Repository.SharedRecordings().FirstOrDefault(file => Path.GetFileName(file).StartsWith("LTCUSDT-aggTrades", StringComparison.Ordinal));
}
