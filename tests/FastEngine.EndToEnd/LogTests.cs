using System.Text;
using System.Text.Json;
using FastEngine.Storage.Tests.Cloud;

namespace FastEngine.EndToEnd;

/// <summary>The log of <c>fastengine run</c>, and what it brings to a bucket.</summary>
public sealed class LogTests(GoldenTape tape) : IClassFixture<GoldenTape>, IDisposable
{
    private const string Secret = "s3cret-that-no-file-may-hold";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_logs_its_orders_and_fills_without_allocating_or_telling_a_secret()
    {
        var environment = new Dictionary<string, string> { ["FASTENGINE_BINANCE_KEY"] = Secret, ["OTHER"] = Secret };
        using var child = Run(environment, "--set", "log.per_second=100000", "--set", "log.console=off",
            "--set", "venues.binance.api_key=${env:OTHER}", "--set", "venues.binance.api_secret=${env:OTHER}", "--set", "cloud.key_file=${env:OTHER}");
        var outcome = child.Wait().Expect(0);
        var summary = outcome.Json();
        Engine.AssertNothingAllocated(summary);
        Assert.DoesNotContain("OrderPlaced", outcome.Error, StringComparison.Ordinal);
        var files = Directory.GetFiles(Logs, "engine-*.jsonl");
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        var lines = files.SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var log = summary.GetProperty("log");
        Assert.Equal((0, 0, 0), (log.GetProperty("dropped").GetInt64(), log.GetProperty("left_out").GetInt64(), log.GetProperty("lines_lost").GetInt64()));
        var placed = Of(lines, "OrderPlaced");
        Assert.Equal(summary.GetProperty("orders").GetInt64(), placed.Count);
        Assert.Equal(Enumerable.Range(1, placed.Count), placed.Select(line => line.GetProperty("order").GetInt32()));
        var symbols = summary.GetProperty("symbols").EnumerateArray().Select(symbol => symbol.GetString()).ToList();
        Assert.All(placed, line => Assert.True(line.GetProperty("price").GetDecimal() > 0 && symbols.Contains(line.Text("instrument")), $"{line}"));
        Assert.Equal(summary.GetProperty("executions").GetInt64(), Of(lines, "OrderFilled").Count);
        Assert.NotEmpty(Of(lines, "PositionOpened"));
        Assert.NotEmpty(Of(lines, "PositionClosed"));
        Assert.Contains(lines, line => line.Text("text")!.StartsWith("ready after", StringComparison.Ordinal));
        Assert.False(summary.GetProperty("uploads").GetProperty("on").GetBoolean());
        Assert.False(Directory.Exists(_folder.At("data/uploads")));
    }

    [Fact]
    public async Task A_bucket_gets_the_report_and_the_logs_before_it()
    {
        await using var bucket = new StorageDouble();
        Directory.CreateDirectory(Logs);
        File.WriteAllText(Path.Combine(Logs, "engine-20250101.jsonl"), "{}\n");
        using var child = Run(new Dictionary<string, string> { ["STORAGE_EMULATOR_HOST"] = bucket.Host }, "--set", "cloud.bucket=mine", "--set", "cloud.prefix=test");
        var summary = child.Wait().Expect(0).Json();
        Assert.Empty(bucket.Violations);
        Assert.Equal("{}\n"u8.ToArray(), bucket.Objects["test/logs/engine-20250101.jsonl"].Content);
        var report = Assert.Single(bucket.Objects, found => found.Key.StartsWith("test/reports/", StringComparison.Ordinal));
        Assert.Equal(summary.Text("state_hash"), JsonDocument.Parse(Encoding.UTF8.GetString(report.Value.Content)).RootElement.Text("state_hash"));
        var uploads = summary.GetProperty("uploads");
        Assert.Equal((0, 0), (uploads.GetProperty("waiting").GetInt64(), uploads.GetProperty("not_taken").GetInt64()));
        Assert.Equal(bucket.Objects.Count, uploads.GetProperty("uploaded").GetInt64());
    }

    private string Logs => _folder.At("data/logs");

    private Child Run(IReadOnlyDictionary<string, string> environment, params string[] more) =>
        new(Repository.Engine, ["run", tape.Path, "--data", _folder.At("data"), "--json", .. TradedRun.Micro, .. more], environment: environment);

    private static List<JsonElement> Of(List<JsonElement> lines, string name) =>
        [.. lines.Where(line => line.TryGetProperty("event", out var found) && found.GetString() == name)];
}
