using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Optimising;

/// <summary>The verb over a tape in which nothing can be foretold.</summary>
public sealed class OptimizeTests(WalkTape tape) : IClassFixture<WalkTape>
{
    [Theory]
    [InlineData("in-sample", "exploration")]
    [InlineData("purged-kfold", "exploration")]
    [InlineData("walk-forward", "result")]
    public void The_best_of_many_sets_on_a_random_walk_is_flagged_by_the_report(string validation, string kind)
    {
        var summary = tape.Optimize($"flagged-{validation}", "--search", "grid", "--validation", validation, "--folds", "3");
        var verdict = summary["verdict"]!;
        Assert.True((bool)verdict["flagged"]!, (string)verdict["text"]!);

        // Out of sample a tape of four hours has too few trades for a word against them.
        if (kind == "exploration") Assert.StartsWith("likely overfitted: ", (string)verdict["text"]!, StringComparison.Ordinal);
        Assert.Equal(kind == "result", (bool)summary["is_result"]!);
        Assert.True((double)summary["chosen"]!["objective"]! > 0, "the best of them looks good in-sample");
        var report = File.ReadAllText(Path.Combine(tape.PathOf($"flagged-{validation}"), "report.html"));
        Assert.Contains(((string)verdict["text"]!)[1..], report, StringComparison.Ordinal);
        Assert.Contains(kind == "result" ? "<h2>Result</h2>" : "<h2>Exploration</h2>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trials_command_line_gives_its_output_hash()
    {
        tape.Optimize("again", "--search", "random", "--trials", "3", "--folds", "1");
        var rows = tape.Rows("again", "trials.csv");
        Assert.Equal(["search", "search", "search", "out_of_sample"], rows.Take(4).Select(row => row["role"]));
        foreach (var row in (Dictionary<string, string>[])[rows[0], rows[3]])
        {
            var words = row["command"].Split(' ');
            Assert.Equal(["fastengine", "backtest"], words[..2]);
            Assert.Equal(ExitCode.Ok, WalkTape.Run(BacktestVerb.Create(), [.. words[2..], "--out", tape.PathOf("trial")]));
            var backtest = tape.Read("trial");
            Assert.Equal(row["output_hash"], (string?)backtest["output_hash"]);
            Assert.Equal(row["config_hash"], (string?)backtest["engine"]!["config_hash"]);
        }
    }

    [Fact]
    public void Results_are_the_same_whatever_runs_at_once_and_when_a_search_goes_on()
    {
        string[] options = ["--search", "halving", "--trials", "12", "--folds", "2"];
        tape.Optimize("one", [.. options, "--jobs", "1"]);
        tape.Optimize("four", [.. options, "--jobs", "4"]);
        Assert.Equal(Files("one"), Files("four"));

        // Ended in the middle of a line.
        var store = Path.Combine(tape.PathOf("four"), "trials.jsonl");
        var kept = File.ReadAllBytes(store);
        File.WriteAllBytes(store, kept[..(kept.Length / 2)]);
        tape.Optimize("four", [.. options, "--resume"]);
        Assert.Equal(Files("one"), Files("four"));
        Assert.InRange(File.ReadLines(store).Count(), 5, int.MaxValue);

        string[] Files(string folder) =>
            [.. new[] { "trials.csv", "folds.csv", "equity.csv", "chosen.yaml", "report.html" }.Select(name => File.ReadAllText(Path.Combine(tape.PathOf(folder), name)))];
    }

    [Fact]
    public void What_was_chosen_is_a_configuration_file()
    {
        tape.Optimize("chosen", "--search", "cmaes", "--trials", "6", "--validation", "in-sample");
        Assert.Equal(ExitCode.Ok, WalkTape.Run(ConfigVerb.Create(), "check", Path.Combine(tape.PathOf("chosen"), "chosen.yaml")));
    }

    [Theory]
    [InlineData("--resume")]
    [InlineData("--folds", "0")]
    [InlineData("--folds", "900")]
    [InlineData("--trials", "3", "--search", "grid")]
    [InlineData("--step", "1m", "--out-of-sample", "2m")]
    [InlineData("--warmup-span", "30h")]
    [InlineData("--returns-period", "7s")]
    public void What_cannot_be_asked_is_refused(params string[] more) => Assert.Equal(
        ExitCode.Usage, WalkTape.Run(OptimizeVerb.Create(), [tape.PathOf("walk.txt"), "--config", "micro.yaml", "--space", tape.PathOf("space.yaml"), .. more]));
}
