using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>Streams of a server that nobody here wrote, recorded and read again.</summary>
public class RecordTests
{
    [Fact]
    public void What_is_recorded_is_reported_and_read_again()
    {
        using var folder = new Folder();
        using var server = new StreamServer();
        var output = Path.Combine(folder.Path, "recording");
        var report = Engine.Run("record", "BTCUSDT", "ETHUSDT", "--host", server.Host, "--out", output, "--frames", "596", "--for", "60s", "--json").Expect(0).Json();
        Assert.Equal((596, 596), (report.GetProperty("frames").GetInt64(), report.GetProperty("trades").GetInt64()));
        Assert.Equal(["BTCUSDT 298 1 2", "ETHUSDT 298 1 2"], report.GetProperty("symbols").EnumerateArray().Select(symbol =>
            $"{symbol.GetProperty("symbol").GetString()} {symbol.GetProperty("trades").GetInt64()} {symbol.GetProperty("gaps").GetInt64()} {symbol.GetProperty("missing_ids").GetInt64()}"));
        Assert.Equal(report.ToString(), JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "integrity.json"))).RootElement.ToString());
        var file = Assert.Single(Directory.GetFiles(output, "*.frames.gz"));
        var summary = Engine.Run("analyze", file, "--json").Expect(0).Json();
        Assert.Equal(596, summary.GetProperty("inputs").GetProperty("trades").GetInt64());
    }

    [Fact]
    public void A_connection_that_stays_silent_says_why()
    {
        using var folder = new Folder();
        using var server = new StreamServer();
        var outcome = Engine.Run("record", "BTCUSDT", "--unrouted", "--stale", "100ms", "--for", "1s", "--host", server.Host, "--out", folder.Path).Expect(1);
        Assert.Contains("silent: open for", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("btcusdt@aggTrade is of class market", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("btcusdt@nonsense")]
    [InlineData("BTCUSDT --host http://localhost")]
    [InlineData("BTCUSDT --host ws://localhost/market")]
    [InlineData("BTCUSDT --stale soon")]
    public void Bad_usage_ends_with_2(string arguments)
    {
        using var folder = new Folder();
        Assert.NotEmpty(Engine.Run(["record", "--out", folder.Path, .. arguments.Split(' ')]).Expect(2).Error);
    }
}
