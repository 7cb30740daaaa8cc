namespace FastEngine.EndToEnd;

/// <summary>The same seed gives the same bytes, and the same bytes the same results, whatever the topology and the speed.</summary>
public class GoldenTests(GoldenTape tape) : IClassFixture<GoldenTape>
{
    [Fact]
    public void The_generated_tape_is_the_golden_one() => GoldenFile.Analyze.AssertHolds(GoldenTape.Name, tape.Folder.Sha256(GoldenTape.Name));

    [Theory]
    [InlineData("--topology fused")]
    [InlineData("--topology fused ")]
    [InlineData("--topology sharded --shards 2")]
    [InlineData("--topology sharded --shards 4")]
    [InlineData("--topology sharded --shards 4 ")]
    [InlineData("--set engine.idle=blocking --set engine.ring_size=1024 --set engine.feed_batch=7")]
    public void Metrics_and_candles_are_the_golden_ones(string how)
    {
        var words = how.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var summary = Engine.RunIn(tape.Folder.Path, [.. GoldenFile.Analyze.CommandOf("analyze"), "--json", .. words]).Expect(0).Json();
        Engine.AssertNothingAllocated(summary);
        GoldenFile.Analyze.AssertHolds("metrics.csv", tape.Folder.Sha256("metrics.csv"));
        GoldenFile.Analyze.AssertHolds("candles.csv", tape.Folder.Sha256("candles.csv"));
        GoldenFile.Analyze.AssertHolds("metrics_hash", summary.MetricsHash());
    }

    [Theory]
    [InlineData("--speed max")]
    [InlineData("--speed 20000x")]
    [InlineData("--speed 100000x --topology sharded --shards 2")]
    [InlineData("--speed max --topology sharded --shards 4")]
    public void A_replay_has_the_golden_hash_at_every_speed(string how) =>
        GoldenFile.Analyze.AssertHolds("metrics_hash", Engine.Replay([tape.Path, .. how.Split(' ')]).MetricsHash());

    [Fact]
    public void A_converted_tape_has_the_golden_hash()
    {
        var packed = tape.Folder.At("tape.fet");
        Engine.Run("replay", tape.Path, "--convert", packed).Expect(0);
        GoldenFile.Analyze.AssertHolds("metrics_hash", Engine.Replay(packed).MetricsHash());
        GoldenFile.Analyze.AssertHolds("metrics_hash", Engine.Replay(packed, "--topology", "sharded", "--shards", "2", "--speed", "100000x").MetricsHash());
        Engine.Run("replay", tape.Path, "--convert", packed).Expect(2).Saying("--force");
    }
}
