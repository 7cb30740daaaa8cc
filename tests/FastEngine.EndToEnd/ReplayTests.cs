using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FastEngine.EndToEnd;

/// <summary>A replay decides and trades the same on every run, at every speed, with its outputs on or off; and differently when one tick differs.</summary>
public sealed partial class ReplayTests(GoldenTape tape) : IClassFixture<GoldenTape>, IDisposable
{
    private static readonly string[] Settings = [.. GoldenFile.Replay.CommandOf("replay").Where(word => word != "replay" && word != GoldenTape.Name).TakeWhile(word => word != "--out")];

    private static readonly Lock FirstLock = new();
    private static TradedRun? _first;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Signals_and_trades_are_the_golden_ones()
    {
        GoldenFile.Replay.AssertHolds("signals_hash", First().SignalsHash);
        foreach (var name in (string[])["signals.csv", "trades.csv"]) GoldenFile.Replay.AssertHolds(name, tape.Folder.Sha256(Path.Combine("first", name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--speed max")]
    [InlineData("--speed 5000x")]
    [InlineData("--speed 20000x")]
    [InlineData("--speed 1000000x --set engine.idle=blocking")]
    [InlineData("--set engine.idle=yielding --set engine.ring_size=64 --set engine.feed_batch=1")]
    [InlineData("--set engine.ring_size=1024 --set engine.feed_batch=7 --set engine.latency_sample=1")]
    [InlineData("--set windows.publication.period=1s")]
    public void Both_hashes_are_equal_whatever_runs_it(string how)
    {
        var summary = Engine.Replay([tape.Path, "--topology", "fused", .. Settings, .. how.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(First().SignalsHash, summary.GetProperty("signals_hash").GetString());
        if (!how.Contains("publication", StringComparison.Ordinal)) Assert.Equal(First().OutputHash, summary.GetProperty("output_hash").GetString());
    }

    [Fact]
    public void With_outputs_again_the_files_are_equal_too()
    {
        var again = TradedRun.Of(_folder, "again", [tape.Path, "--topology", "fused", "--speed", "50000x", .. Settings]);
        Assert.Equal((First().SignalsHash, First().OutputHash), (again.SignalsHash, again.OutputHash));
        foreach (var name in (string[])["decisions.jsonl", "signals.csv", "trades.csv", "near_misses.jsonl"]) Assert.Equal(First().Lines(name), again.Lines(name));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Signals_are_equal_on_threads_of_their_own(int shards)
    {
        var summary = Engine.Replay([tape.Path, "--topology", "sharded", "--shards", shards.ToString(CultureInfo.InvariantCulture), .. Settings]);
        Assert.Equal(First().SignalsHash, summary.GetProperty("signals_hash").GetString());
        Assert.Null(summary.GetProperty("output_hash").GetString());
    }

    // The tick that filled the first entry, by one step of its price, or of its quantity.
    [Theory]
    [InlineData("p")]
    [InlineData("q")]
    public void One_tick_that_differs_changes_both_hashes(string field)
    {
        var fill = First().Objects("orders.jsonl").First(e => e.TryGetProperty("trade_id", out _));
        var mark = $"\"t\":{fill.GetProperty("trade_id").GetInt64()},";
        var symbol = $"\"s\":\"{fill.GetProperty("symbol").GetString()}\"";
        var lines = LinesOf(tape.Path);
        var at = Array.FindIndex(lines, line => line.Contains(mark, StringComparison.Ordinal) && line.Contains(symbol, StringComparison.Ordinal));
        var changed = Regex.Replace(lines[at], $"\"{field}\":\"([0-9.]+)\"", match => $"\"{field}\":\"{Next(match.Groups[1].Value)}\"");
        Assert.NotEqual(lines[at], changed);
        lines[at] = changed;
        var other = TradedRun.Of(_folder, "other", [WriteLines("other.frames", lines), "--topology", "fused", .. Settings]);
        Assert.NotEqual(First().SignalsHash, other.SignalsHash);
        Assert.NotEqual(First().OutputHash, other.OutputHash);
    }

    [Fact]
    public void What_the_tape_goes_on_with_changes_nothing_before_it()
    {
        var lines = LinesOf(tape.Path);
        var half = TradedRun.Of(_folder, "half", [WriteLines("half.frames", lines.Take(lines.Length * 6 / 10)), "--topology", "fused", .. Settings]);
        foreach (var name in (string[])["decisions.jsonl", "signals.csv", "trades.csv"])
        {
            var part = half.Lines(name);

            // Where a tape ends inside exits, its last rows say what they have closed by then; the whole tape writes them when they are done.
            if (name == "trades.csv") part = part[..^Math.Min(2, part.Length)];
            Assert.True(part.Length > 3, $"{name}: {part.Length} lines");
            Assert.Equal(part, First().Lines(name).Take(part.Length));
        }
    }

    [Fact]
    public void Trades_reconcile_from_their_file_alone() => Assert.True(First().AssertReconciles() > 10);

    // Clean tapes: nothing is later than the clock's lateness.
    [Fact]
    public void Other_symbols_leave_a_symbols_decisions_alone()
    {
        Engine.RunIn(_folder.Path, "generate", "--seed", "11", "--symbols", "3", "--trades", "60000", "--rate", "120", "--out", "three.frames").Expect(0);
        var all = TradedRun.Of(_folder, "three", [_folder.At("three.frames"), "--topology", "fused", .. Settings]);
        var lines = LinesOf(_folder.At("three.frames"));
        foreach (var symbol in all.Summary.GetProperty("funnel").EnumerateObject().Select(funnel => funnel.Name))
        {
            var own = lines.Where(line => line.Contains($"\"s\":\"{symbol}\"", StringComparison.Ordinal));
            var alone = TradedRun.Of(_folder, symbol, [WriteLines($"{symbol}.frames", own), "--topology", "fused", .. Settings]);
            Assert.Equal(alone.Lines("decisions.jsonl").Select(WithoutSequence),
                all.Lines("decisions.jsonl").Where(line => line.Contains($"\"symbol\":\"{symbol}\"", StringComparison.Ordinal)).Select(WithoutSequence));
            Assert.Equal(alone.Rows("signals.csv"), all.Rows("signals.csv").Where(row => row[1] == symbol));
        }

        Assert.True(all.Signals > 0);
    }

    private static string WithoutSequence(string line) => Sequence().Replace(line, "");

    [GeneratedRegex("\"sequence\":[0-9]+,")]
    private static partial Regex Sequence();

    // The same digits, one more in the last place.
    private static string Next(string number)
    {
        var digits = new StringBuilder(number);
        for (var i = digits.Length - 1; ; i--)
        {
            if (digits[i] == '.') continue;
            if (digits[i] != '9') return digits.Replace(digits[i], (char)(digits[i] + 1), i, 1).ToString();
            digits[i] = '0';
        }
    }

    // Byte for byte: the tape's malformed lines are no UTF-8.
    private static string[] LinesOf(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path)).Split('\n');

    private string WriteLines(string name, IEnumerable<string> lines) => _folder.Write(name, Encoding.Latin1.GetBytes(string.Join('\n', lines)));

    private TradedRun First()
    {
        lock (FirstLock) return _first ??= TradedRun.Of(tape.Folder, "first", [tape.Path, "--topology", "fused", .. Settings]);
    }
}
