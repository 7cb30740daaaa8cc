using System.Text.Json;
using System.Text.RegularExpressions;

namespace FastEngine.EndToEnd;

/// <summary>A backtest is the replay of the same tape; cut, it does not depend on threads; killed, it goes on where it was.</summary>
public sealed class BacktestTests(BacktestRuns runs) : IClassFixture<BacktestRuns>, IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backtest_is_the_replay_of_the_same_tape_hash_for_hash()
    {
        var replay = TradedRun.Of(_folder, "replay", [runs.TapePath, .. TradedRun.Micro]);
        var backtest = Whole("backtest");
        Assert.Equal((replay.SignalsHash, replay.OutputHash), (backtest.Text("signals_hash"), backtest.Text("output_hash")));
        Assert.Equal(replay.Summary.GetProperty("pnl").Text("net"), backtest.Text("net"));
        Assert.Equal(replay.Summary.GetProperty("account").Text("equity"), backtest.GetProperty("account").Text("equity"));

        // Prices have four digits less in a replay's file; everything else is the same text.
        var rows = Rows("backtest/trades.csv");
        Assert.NotEmpty(rows);
        int[] same = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12];
        Assert.Equal(replay.Rows("trades.csv").Select(row => string.Join(',', same.Select(i => row[i]))), rows.Select(row => string.Join(',', same.Select(i => row[i]))));
    }

    [Theory]
    [InlineData("symbol")]
    [InlineData("symbol-day")]
    public void Slices_give_the_same_files_on_any_number_of_threads(string by)
    {
        Backtest("one", [.. TradedRun.Micro, "--by", by, "--jobs", "1"]);
        var summary = Backtest("three", [.. TradedRun.Micro, "--by", by, "--jobs", "3"]);
        Assert.True(summary.GetProperty("slices").GetArrayLength() > 1);
        AssertSameFiles("one", "three");
    }

    [Fact]
    public void A_slice_of_a_symbol_is_the_run_of_that_symbol_alone()
    {
        var slices = BySymbol("cut").GetProperty("slices").EnumerateArray().ToList();
        var slice = slices.MaxBy(slice => slice.GetProperty("trades").GetInt64());
        var alone = Backtest("alone", [.. TradedRun.Micro, "--only", slice.Text("slice")!]);
        Assert.Equal((slice.Text("signals_hash"), slice.Text("output_hash")), (alone.Text("signals_hash"), alone.Text("output_hash")));
    }

    [Fact]
    public void Before_the_beginning_of_the_span_nothing_is_entered_and_behind_its_end_there_is_nothing()
    {
        var entries = EntriesOf(Whole("whole"), "whole");
        var from = entries[entries.Count / 3];
        var to = entries[2 * entries.Count / 3];
        var part = Backtest("part", [.. TradedRun.Micro, "--from", $"{from}", "--to", $"{to}", "--warmup-span", "1d"]);
        var entered = EntriesOf(part, "part");
        Assert.NotEmpty(entered);
        Assert.All(entered, entry => Assert.InRange(entry, from, to - 1));
        Assert.Equal(from, part.GetProperty("from_ns").GetInt64());
        Assert.InRange(part.GetProperty("to_ns").GetInt64(), from, to - 1);
    }

    [Fact]
    public void A_killed_run_goes_on_to_the_result_of_one_that_was_not_killed()
    {
        string[] arguments = [.. TradedRun.Micro, "--by", "symbol", "--jobs", "1"];
        BySymbol("whole");
        for (var attempt = 0; ; attempt++)
        {
            var name = $"killed{attempt}";
            using (var child = new Child(Repository.Engine, ["backtest", runs.TapePath, .. arguments, "--out", _folder.At(name)]))
            {
                while (!child.HasExited && !child.Says("slice 2: ")) Thread.Sleep(1);
                if (!child.HasExited) child.Signal(Kill);
                while (!child.HasExited) Thread.Sleep(1);
            }

            var outcome = Engine.Run(["backtest", runs.TapePath, .. arguments, "--out", _folder.At(name), "--resume"]).Expect(0);
            AssertSameFiles("whole", name);
            if (Regex.Match(outcome.Error, @"(\d+) of (\d+) slices are there already") is { Success: true } kept && kept.Groups[1].Value != kept.Groups[2].Value) return;
            Assert.True(attempt < 10, "ten runs ended before they could be killed");
        }
    }

    [Fact]
    public void Slices_of_another_configuration_are_run_again()
    {
        BySymbol("out");
        var other = Engine.Run(["backtest", runs.TapePath, .. TradedRun.Micro, "--set", "stop.trail_pct=0.3", "--by", "symbol", "--out", _folder.At("out"), "--resume"]).Expect(0);
        Assert.DoesNotContain("are there already", other.Error, StringComparison.Ordinal);
        Backtest("fresh", [.. TradedRun.Micro, "--set", "stop.trail_pct=0.3", "--by", "symbol"]);
        AssertSameFiles("fresh", "out");
    }

    [Fact]
    public void Ready_queries_see_the_trades_of_all_slices_and_take_no_two_orders_for_one()
    {
        var summary = BySymbol("out");
        var trades = summary.GetProperty("statistics").GetProperty("trades").GetInt64();
        Assert.True(trades > 1);
        Assert.Equal($"trades\n{trades}\n", Query("SELECT sum(trades)::BIGINT AS trades FROM (FROM trade_executions SELECT count(*) AS trades GROUP BY symbol)"));
        Assert.Equal("wrong\n0\n", Query("SELECT count(*) AS wrong FROM fill_slippage s JOIN fills f USING (order_id) WHERE f.symbol != s.symbol"));
        Engine.Run("query", "--data", _folder.At("out"), "--named", "strategy_statistics").Expect(0).Saying("four_level");
        Engine.Run("query", "--data", _folder.At("out"), "DELETE FROM orders").Expect(2);

        string Query(string sql) => Engine.Run("query", "--data", _folder.At("out"), "--format", "csv", sql).Expect(0).Output;
    }

    [Fact]
    public void Two_backtests_are_compared_by_settings_figures_and_trades()
    {
        Whole("a");
        Backtest("b", [.. TradedRun.Micro, "--set", "stop.trail_pct=0.05"]);
        BySymbol("c");
        var page = _folder.At("compare.html");
        var compared = Compare("a", "b", "--out", page);
        Assert.Equal("0.05", compared.GetProperty("settings").GetProperty("stop.trail_pct").Text("b"));
        Assert.Equal((1, 0), (compared.GetProperty("settings").EnumerateObject().Count(), compared.GetProperty("warnings").GetArrayLength()));
        Assert.True(compared.Count("trades", "differing") + compared.Count("trades", "only_b") > 0);
        Assert.Contains("stop.trail_pct", File.ReadAllText(page), StringComparison.Ordinal);

        var same = Compare("a", "a");
        Assert.Equal((0, 0, 0), (same.Count("trades", "only_a"), same.Count("trades", "only_b"), same.Count("trades", "differing")));
        Assert.All(same.GetProperty("figures").EnumerateObject().Select(figure => figure.Value.GetProperty("difference")).Where(difference => difference.ValueKind != JsonValueKind.Null),
            difference => Assert.Equal(0, difference.GetDouble()));
        Engine.Run("compare", _folder.At("a"), _folder.At("c")).Expect(0).Saying("NOT LIKE WITH LIKE: A is cut by none, B by symbol");

        JsonElement Compare(string a, string b, params string[] more) => Engine.Run(["compare", _folder.At(a), _folder.At(b), "--json", .. more]).Expect(0).Json();
    }

    [Fact]
    public void Other_inputs_are_said_not_to_be_like_with_like()
    {
        Whole("a");
        var frames = File.ReadAllText(runs.TapePath);
        var other = _folder.Write("other.frames", frames[..(frames.LastIndexOf('\n', frames.Length - 2) + 1)]);
        Engine.Run(["backtest", other, .. TradedRun.Micro, "--out", _folder.At("b")]).Expect(0);
        Engine.Run("compare", _folder.At("a"), _folder.At("b")).Expect(0).Saying("NOT LIKE WITH LIKE: The inputs differ").Saying("other.frames");
    }

    [Theory]
    [InlineData("--resume goes on in a folder", "--resume")]
    [InlineData("is no time such as", "--from", "yesterday")]
    [InlineData("is not before --to", "--from", "2024-08-09", "--to", "2024-08-08")]
    [InlineData("hold nothing of the symbols and the time", "--from", "2031-01-01")]
    [InlineData("the recordings hold", "--only", "NOPE")]
    [InlineData("is not 1 to", "--jobs", "0")]
    public void What_is_asked_wrongly_is_said(string message, params string[] arguments) => Engine.Run(["backtest", runs.TapePath, .. arguments]).Expect(2).Saying(message);

    [Fact]
    public void A_folder_of_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_folder.At("mine"));
        _folder.Write("mine/notes.txt", "mine");
        Engine.Run("backtest", runs.TapePath, "--out", _folder.At("mine")).Expect(2).Saying("holds files that no backtest wrote");
        Engine.Run("compare", _folder.At("mine"), _folder.At("mine")).Expect(2).Saying("name a folder of backtest --out");
    }

    private const int Kill = 9;

    private JsonElement Whole(string name) => runs.Whole(_folder.At(name));

    private JsonElement BySymbol(string name) => runs.BySymbol(_folder.At(name));

    private JsonElement Backtest(string name, IEnumerable<string> arguments) => Engine.Run(["backtest", runs.TapePath, "--json", "--out", _folder.At(name), .. arguments]).Expect(0).Json();

    private List<string[]> Rows(string name) => [.. File.ReadAllLines(_folder.At(name)).Skip(1).Select(line => line.Split(','))];

    private List<long> EntriesOf(JsonElement summary, string name)
    {
        var rows = Rows($"{name}/trades.csv");
        Assert.Equal(summary.GetProperty("statistics").GetProperty("trades").GetInt64(), rows.DistinctBy(row => (row[0], row[2], row[4])).Count());
        return [.. rows.Select(row => long.Parse(row[4])).Order()];
    }

    private void AssertSameFiles(string expected, string actual)
    {
        foreach (var file in Directory.GetFiles(_folder.At(expected)).Select(Path.GetFileName).Where(file => !file!.StartsWith("results.", StringComparison.Ordinal)))
            Assert.True(File.ReadAllBytes(_folder.At($"{expected}/{file}")).AsSpan().SequenceEqual(File.ReadAllBytes(_folder.At($"{actual}/{file}"))), $"{file} differs between {expected} and {actual}");
    }
}
