using System.Text.Json.Nodes;

namespace FastEngine.EndToEnd;

/// <summary>The venue's models as a user chooses them, and the delays of a run as a user measures them.</summary>
public sealed class VenueModelTests(GoldenTape tape) : IClassFixture<GoldenTape>, IDisposable
{
    private const long NsPerMs = 1_000_000;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The paper venue's own latencies come out of its journal, and put in again make the same trades.
    [Fact]
    public void What_a_journal_measures_makes_the_run_again()
    {
        string[] settings = ["--set", "paper.submit_latency=7ms", "--set", "paper.ack_latency=3ms", "--set", "paper.cancel_latency=5ms"];
        var first = TradedRun.Of(_folder, "first", [tape.Path, .. TradedRun.Micro, .. settings, "--journal", _folder.At("journal")]);
        Engine.Run("calibrate", _folder.At("journal"), "--least", "1", "--out", _folder.At("delays.json")).Expect(0).Saying("from a paper venue");
        var measured = JsonNode.Parse(File.ReadAllText(_folder.At("delays.json")))!["delays"]!.AsArray().ToDictionary(
            delay => (string)delay!["delay"]!, delay => delay!["cells"]![0]!["quantiles_ns"]!.AsArray().Select(ns => (long)ns!).Distinct().ToArray());
        Assert.Equal([7 * NsPerMs], measured["submit"]);
        Assert.Equal([3 * NsPerMs], measured["acknowledge"]);
        string[] calibrated = ["--set", $"paper.delays.file={_folder.At("delays.json")}", "--set", "paper.delays.submit=calibrated", "--set", "paper.delays.ack=calibrated", "--set", "paper.cancel_latency=5ms"];
        var again = TradedRun.Of(_folder, "again", [tape.Path, .. TradedRun.Micro, .. calibrated]);
        Assert.True(first.Summary.GetProperty("fills").GetInt64() > 0);
        Assert.Equal(File.ReadAllText(_folder.At("first/trades.csv")), File.ReadAllText(_folder.At("again/trades.csv")));
        Assert.StartsWith("calibrated by", again.Summary.GetProperty("assumptions").GetProperty("submit delay").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Measured_delays_of_another_venue_or_content_or_time_are_refused()
    {
        TradedRun.Of(_folder, "run", [tape.Path, .. TradedRun.Micro, "--journal", _folder.At("journal")]);
        var delays = _folder.At("delays.json");
        Engine.Run("calibrate", _folder.At("journal"), "--least", "1", "--out", delays).Expect(0);
        Engine.Run("calibrate", _folder.At("journal"), "--out", delays).Expect(2).Saying("--force replaces it");
        Engine.Run("calibrate", _folder.At("journal"), "--market", "spot", "--out", _folder.At("spot.json")).Expect(1).Saying("hold no order and no received trade of binance spot");
        string[] use = ["replay", tape.Path, "--set", "paper.delays.submit=calibrated", "--set"];
        Engine.Run([.. use, $"paper.delays.file={delays}", "--market", "spot"]).Expect(2).Saying("it is of binance usdm, and the tape of binance spot");
        Engine.Run("generate", "--out", _folder.At("later.frames"), "--start", "2030-01-01T00:00:00Z", "--duration", "10s", "--symbols", "1").Expect(0);
        Engine.Run("replay", _folder.At("later.frames"), "--set", "paper.delays.submit=calibrated", "--set", $"paper.delays.file={delays}").Expect(2).Saying("it is stale");
        File.WriteAllText(delays, File.ReadAllText(delays).Replace("\"samples\": ", "\"samples\": 1", StringComparison.Ordinal));
        Engine.Run([.. use, $"paper.delays.file={delays}"]).Expect(2).Saying("its content was changed");
    }

    // Every model at once: nothing is allocated, the journal makes the run again, and summary and ledger say what was assumed and why each fill was.
    [Fact]
    public void Models_are_reproducible_and_said()
    {
        string[] models =
        [
            "--set", "paper.feed_latency=2ms", "--set", "paper.delays.feed=lognormal", "--set", "paper.delays.submit=lognormal", "--set", "paper.delays.ack=lognormal",
            "--set", "paper.delays.cancel=lognormal", "--set", "paper.slippage.model=linear", "--set", "paper.slippage.impact_half_life=1m",
            "--set", "paper.passive.model=queue", "--set", "paper.fees.usdm_tiers=[0 0.05 0.02, 1000 0.04 0.01]", "--set", "paper.fees.volume_before=500",
            "--set", "paper.funding.model=fixed", "--set", "paper.liquidation.model=cross", "--set", "execution.style=post_only",
        ];
        string[] run = [tape.Path, .. TradedRun.Micro, .. models];
        var first = TradedRun.Of(_folder, "first", [.. run, "--journal", _folder.At("journal")]);
        var again = TradedRun.Of(_folder, "again", run);
        Assert.Equal(first.OutputHash, again.OutputHash);
        Assert.NotEqual(first.OutputHash, TradedRun.Of(_folder, "other", [.. run, "--set", "paper.delays.seed=2"]).OutputHash);
        var verified = Engine.Run("replay", "--journal", _folder.At("journal"), "--verify", "--json").Expect(0).Json();
        Assert.Equal(first.OutputHash, verified.GetProperty("output_hash").GetString());
        var reasons = first.Summary.GetProperty("fill_reasons").EnumerateObject().Sum(reason => reason.Value.GetInt64());
        Assert.Equal(first.Summary.GetProperty("fills").GetInt64(), reasons);
        Assert.True(reasons > 0);
        var filled = File.ReadLines(_folder.At("first/orders.jsonl")).Where(line => line.Contains("\"report\":\"filled\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(reasons, filled.Count);
        Assert.All(filled, line => Assert.Contains("\"fill_reason\":\"", line, StringComparison.Ordinal));
        Assert.Contains("halves every 1 min", File.ReadAllText(_folder.At("first/report.html")), StringComparison.Ordinal);
    }
}
