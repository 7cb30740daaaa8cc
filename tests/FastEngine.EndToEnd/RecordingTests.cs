namespace FastEngine.EndToEnd;

/// <summary>The real recordings: equal results whatever the topology, the speed and the format, and nothing allocated.</summary>
public sealed class RecordingTests : IDisposable
{
    // They span five years, so a fast multiple must be very fast.
    private const string FastMultiple = "500000000x";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_at_once_give_the_same_on_every_topology_and_at_every_speed()
    {
        var files = Repository.SharedRecordings();
        if (files.Length == 0) return;
        var first = Analyze(files, "--topology", "fused");
        Assert.Equal(first, Analyze(files, "--topology", "sharded", "--shards", "2"));
        Assert.Equal(first, Analyze(files, "--topology", "sharded", "--shards", "4"));
        Assert.Equal(first.Hash, Engine.Replay([.. files, "--topology", "fused"]).MetricsHash());
        Assert.Equal(first.Hash, Engine.Replay([.. files, "--topology", "fused", "--speed", FastMultiple]).MetricsHash());
        Assert.Equal(first.Hash, Engine.Replay([.. files, "--topology", "sharded", "--shards", "2", "--speed", FastMultiple]).MetricsHash());
        Assert.Equal(first.Hash, Engine.Replay([.. files, "--topology", "sharded", "--shards", "4", "--speed", "max"]).MetricsHash());
    }

    [Fact]
    public void Each_converts_to_fet_and_gives_the_same()
    {
        foreach (var file in Repository.SharedRecordings())
        {
            var packed = _folder.At(Path.GetFileName(file) + ".fet");
            Engine.Run("replay", file, "--convert", packed).Expect(0);
            var expected = Engine.Replay(file);
            var actual = Engine.Replay(packed);
            Assert.Equal((file, expected.MetricsHash()), (file, actual.MetricsHash()));
            Assert.Equal(Ticks(expected), Ticks(actual));
        }
    }

    private static long Ticks(System.Text.Json.JsonElement summary) => summary.GetProperty("inputs").GetProperty("ticks").GetInt64();

    private (string Hash, string Metrics, string Candles) Analyze(string[] files, params string[] how)
    {
        var outcome = Engine.RunIn(_folder.Path, ["analyze", .. files, "--out", "m.csv", "--candles", "c.csv", "--json", .. how]).Expect(0);
        var summary = outcome.Json();
        Engine.AssertNothingAllocated(summary);
        return (summary.MetricsHash(), _folder.Sha256("m.csv"), _folder.Sha256("c.csv"));
    }
}
