using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FastEngine.EndToEnd;

/// <summary>Bad input ends in a clear message or a counted skip, and never in a stack trace (which every child process is checked for).</summary>
public sealed partial class BadInputTests(BadInputTests.SmallTape tape) : IClassFixture<BadInputTests.SmallTape>
{
    private const int Trades = 20_000;
    private const int BadAt = 100;

    [Fact]
    public void A_cut_gzip_gives_all_that_precedes_the_cut_and_says_so()
    {
        var packed = Folder.Gzip(Encoding.ASCII.GetBytes(tape.Text));
        var cut = packed[..(packed.Length * 6 / 10)];
        var summary = Replay(tape.Folder.Write("cut.gz", cut));
        var file = summary.GetProperty("inputs").GetProperty("files")[0];
        Assert.Contains("cut", file.GetProperty("truncated").GetString(), StringComparison.Ordinal);
        Assert.Equal(WholeLines(cut), file.GetProperty("trades").GetInt64());
        Engine.Run("replay", tape.Folder.At("cut.gz")).Expect(0).Saying("truncated: ");
    }

    [Fact]
    public void A_file_of_garbage_is_refused()
    {
        var garbage = new byte[100_000];
        new Random(5).NextBytes(garbage);
        Engine.Run("replay", tape.Folder.Write("garbage", garbage)).Expect(1).Saying("not a recording");
        Engine.Run("analyze", tape.Folder.Write("garbage.gz", Folder.Gzip(garbage))).Expect(1).Saying("not a recording");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Engine.Run("analyze", tape.Folder.Write("empty", "")).Expect(1).Saying("is empty");
        Engine.Run("replay", tape.Folder.Write("empty.gz", Folder.Gzip("\n\n"u8.ToArray()))).Expect(1).Saying("holds no line");
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_bad_usage()
    {
        Engine.Run("replay", tape.Folder.At("missing.gz")).Expect(2).Saying("missing.gz: no such file");
        Engine.Run("analyze", tape.Folder.Path).Expect(2).Saying("is a directory");
    }

    [Fact]
    public void A_line_of_10_MB_is_counted_and_skipped()
    {
        var line = $"1723075200000 {{\"e\":\"trade\",\"x\":\"{new string('y', 10_000_000)}\"}}";
        AssertCounted(Insert("long", line), 1);
    }

    [Fact]
    public void Numbers_that_are_none_and_huge_numbers_are_counted_and_skipped()
    {
        var line = tape.Lines[BadAt];
        string[] bad =
        [
            Price().Replace(line, "\"p\":\"NaN\""), Price().Replace(line, "\"p\":\"1e308\""), Price().Replace(line, "\"p\":-Infinity"),
            Price().Replace(line, $"\"p\":\"{new string('9', 400)}\""), Price().Replace(line, "\"p\":\"-1\""),
            Time().Replace(line, $"\"T\":{new string('9', 40)}"), line[(line.IndexOf(' ') + 1)..],
        ];
        Assert.Equal(bad.Length, bad.Except(tape.Lines).Count());
        AssertCounted(Insert("numbers", bad), bad.Length);
    }

    [Fact]
    public void More_than_one_percent_malformed_lines_end_the_run()
    {
        var path = Insert("much", [.. Enumerable.Repeat("garbage", Trades / 50)]);
        Engine.Run("replay", path).Expect(1).Saying("feeds.max_malformed_pct").Saying($"line {BadAt + 1}:");
        Engine.Run("replay", path, "--set", "feeds.max_malformed_pct=5").Expect(0);
    }

    [Fact]
    public void Duplicated_and_reordered_trades_are_counted()
    {
        var lines = tape.Lines.ToList();
        lines.InsertRange(BadAt, lines[..BadAt]);
        (lines[3 * BadAt], lines[3 * BadAt + 1]) = (lines[3 * BadAt + 1], lines[3 * BadAt]);
        var inputs = Replay(tape.Folder.Write("mixed", string.Join('\n', lines))).GetProperty("inputs");
        Assert.Equal(BadAt, inputs.GetProperty("duplicates").GetInt64());
        Assert.Equal(1, inputs.GetProperty("late").GetInt64());
        Assert.Equal(Trades, inputs.GetProperty("ticks").GetInt64());
    }

    [Fact]
    public void An_unreadable_file_is_bad_usage()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Console.WriteLine("skipped 1 test of permissions: root reads everything");
            return;
        }

        var path = tape.Folder.Write("secret", tape.Text);
        File.SetUnixFileMode(path, UnixFileMode.None);
        Engine.Run("replay", path).Expect(2).Saying("permission denied");
    }

    [Theory]
    [InlineData("replay {0} --out {1}/x", 2)]
    [InlineData("analyze {0} --out {1}/m.csv", 2)]
    [InlineData("analyze {0} --candles {1}/c.csv", 2)]
    [InlineData("replay {0} --convert {1}/x.fet", 2)]
    [InlineData("generate --trades 10 --out {1}/tape", 1)]
    [InlineData("demo --duration 1s --out {1}", 2)]
    public void A_place_that_cannot_be_written_is_named(string command, int exitCode)
    {
        var file = tape.Folder.Write("file", "no folder");
        Engine.Run(string.Format(command, tape.Path, file).Split(' ')).Expect(exitCode).Saying(file);
    }

    [Fact]
    public void Folders_that_do_not_exist_are_made()
    {
        Engine.Run("replay", tape.Path, "--out", tape.Folder.At("new/deep")).Expect(0);
        Assert.True(File.Exists(tape.Folder.At("new/deep/summary.json")));
        Engine.Run("analyze", tape.Path, "--out", tape.Folder.At("other/deep/m.csv")).Expect(0);
        Assert.True(new FileInfo(tape.Folder.At("other/deep/m.csv")).Length > 1000);
    }

    [Fact]
    public void A_wrong_configuration_names_file_line_and_nearest_key()
    {
        tape.Folder.Write("wrong.yaml", "windows:\n  imbalance_cap: 5\n  pool_trade: 4096\ngap:\n  max: never\n");
        foreach (var verb in new[] { "replay", "analyze" })
        {
            Engine.RunIn(tape.Folder.Path, verb, GoldenTape.Name, "--config", "wrong.yaml").Expect(2)
                .Saying("wrong.yaml:3: windows.pool_trade: unknown key; nearest: windows.pool_trades").Saying("wrong.yaml:5: gap.max: ");
        }

        Engine.RunIn(tape.Folder.Path, "demo", "--config", "missing.yaml").Expect(2).Saying("missing.yaml");
        Engine.RunIn(tape.Folder.Path, "replay", GoldenTape.Name, "--instruments", "wrong.yaml").Expect(2).Saying("wrong.yaml:1:");
    }

    private static System.Text.Json.JsonElement Replay(string path) => Engine.Replay(path);

    private static void AssertCounted(string path, int malformed)
    {
        var summary = Replay(path);
        var file = summary.GetProperty("inputs").GetProperty("files")[0];
        Assert.Equal((malformed, Trades), (file.GetProperty("malformed").GetInt32(), file.GetProperty("trades").GetInt32()));
        var lines = file.GetProperty("first_malformed").EnumerateArray().Select(line => line.GetProperty("line").GetInt32());
        Assert.Equal(Enumerable.Range(BadAt + 1, malformed), lines);
    }

    private string Insert(string name, params string[] lines) =>
        tape.Folder.Write(name, string.Join('\n', [.. tape.Lines[..BadAt], .. lines, .. tape.Lines[BadAt..]]));

    // Byte by byte, so that nothing which can be unpacked before the cut is missed.
    private static int WholeLines(byte[] cut)
    {
        var lines = 0;
        using var unpacked = new GZipStream(new MemoryStream(cut), CompressionMode.Decompress);
        try
        {
            for (int b; (b = unpacked.ReadByte()) >= 0;) lines += b == '\n' ? 1 : 0;
        }
        catch (InvalidDataException)
        {
            // The cut.
        }

        return lines;
    }

    [GeneratedRegex("\"p\":\"[^\"]*\"")]
    private static partial Regex Price();

    [GeneratedRegex("\"T\":[0-9]+")]
    private static partial Regex Time();

    /// <summary>A good tape to spoil.</summary>
    public sealed class SmallTape : IDisposable
    {
        public SmallTape()
        {
            Engine.RunIn(Folder.Path, "generate", "--seed", "3", "--symbols", "1", "--trades", $"{Trades}", "--rate", "100", "--out", GoldenTape.Name).Expect(0);
            Text = File.ReadAllText(Path);
            Lines = Text.TrimEnd('\n').Split('\n');
        }

        public Folder Folder { get; } = new();

        public string Path => Folder.At(GoldenTape.Name);

        public string Text { get; }

        public string[] Lines { get; }

        public void Dispose() => Folder.Dispose();
    }
}
