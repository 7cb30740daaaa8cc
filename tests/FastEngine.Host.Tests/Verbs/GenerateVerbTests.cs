using System.CommandLine;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Verbs;

public sealed class GenerateVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("generate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_tape_is_written_and_its_summary_tells_its_hash()
    {
        var path = PathOf("tape.frames");
        var (code, output, error) = Run("--out", path, "--trades", "500", "--json");
        Assert.Equal((0, ""), (code, error));
        using var summary = JsonDocument.Parse(output);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(500, summary.RootElement.GetProperty("lines").GetInt64());
        Assert.Equal(bytes.Length, summary.RootElement.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), summary.RootElement.GetProperty("sha256").GetString());
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Fact]
    public void A_name_that_ends_in_gz_is_compressed_and_holds_the_same_bytes()
    {
        string[] options = ["--trades", "300", "--market", "spot", "--stream", "aggTrade", "--books", "--symbols", "BTCUSDT,ETHUSDT"];
        Assert.Equal(0, Run(["--out", PathOf("a.frames"), .. options]).Code);
        Assert.Equal(0, Run(["--out", PathOf("a.frames.gz"), .. options]).Code);
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(PathOf("a.frames.gz")), CompressionMode.Decompress)) packed.CopyTo(unpacked);
        Assert.Equal(File.ReadAllBytes(PathOf("a.frames")), unpacked.ToArray());
    }

    [Fact]
    public void An_existing_file_is_kept_unless_forced()
    {
        var path = PathOf("kept");
        File.WriteAllText(path, "precious");
        var (code, _, error) = Run("--out", path, "--trades", "10");
        Assert.Equal(2, code);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path));
        Assert.Equal(0, Run("--out", path, "--trades", "10", "--force").Code);
        Assert.Equal(10, File.ReadLines(path).Count());
    }

    [Fact]
    public void Injected_faults_stand_in_the_summary()
    {
        var (_, output, _) = Run("--out", PathOf("f"), "--trades", "5000", "--faults", "dup=0.02,gap=0.01", "--json");
        using var summary = JsonDocument.Parse(output);
        var faults = summary.RootElement.GetProperty("faults");
        Assert.InRange(faults.GetProperty("dup").GetInt64(), 50, 150);
        Assert.Equal(File.ReadLines(PathOf("f")).Count(), 5_000 + faults.GetProperty("dup").GetInt64());
        Assert.True(summary.RootElement.GetProperty("missing_ids").GetInt64() >= faults.GetProperty("gap").GetInt64());
    }

    [Theory]
    [InlineData("usdm, spot, coinm", "--market", "moon")]
    [InlineData("BTCUSDT", "--symbols", "NOPE")]
    [InlineData("--symbols", "--symbols", "0")]
    [InlineData("'5'", "--duration", "5")]
    [InlineData("'yesterday'", "--start", "yesterday")]
    [InlineData("'dupe'", "--faults", "dupe=0.1")]
    [InlineData("up:5m", "--regimes", "up")]
    [InlineData("-1", "--rate", "-1")]
    [InlineData("0", "--trades", "0")]
    public void Bad_usage_ends_with_two_and_names_the_mistake(string named, params string[] options)
    {
        var (code, output, error) = Run(["--out", PathOf("never"), .. options]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("never")));
    }

    [Fact]
    public void A_place_that_cannot_be_written_ends_with_one_and_no_stack_trace()
    {
        var (code, _, error) = Run("--out", Path.Combine(_folder, "missing", "tape"), "--trades", "10");
        Assert.Equal(1, code);
        Assert.Contains("cannot write", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(2, Run("--out", _folder, "--trades", "10").Code);
        if (!File.Exists("/dev/full")) return;
        (code, _, error) = Run("--out", "/dev/full", "--trades", "10", "--force");
        Assert.Equal(1, code);
        Assert.Contains("No space left", error, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static (int Code, string Output, string Error) Run(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var result = new RootCommand { GenerateVerb.Create() }.Parse(["generate", .. options]);
        var code = result.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
