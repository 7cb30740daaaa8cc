using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>Decisions that a threshold or another engine changes, against what a hand reckons from the tape.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly string _tape;
    private readonly string _atRatio;
    private readonly string _below;

    public DiffTests()
    {
        _tape = _folder.Write("tape.frames", HandMadeTape.Frames());
        _atRatio = _folder.Write("at.yaml", HandMadeTape.Config(HandMadeTape.FirstRatio));
        _below = _folder.Write("below.yaml", HandMadeTape.Config(HandMadeTape.JustBelowFirstRatio));
    }

    public void Dispose() => _folder.Dispose();

    // 0.166 is what an equity of 10000 buys at 60000, to the lot. Down 200, and 0.05 % of either side: 33.2 + 4.98 + 4.9634. Of the 9956.8566
    // that are left the second one gets 0.165: 33 + 4.95 + 4.9335.
    [Fact]
    public void A_threshold_one_step_lower_adds_the_one_decision_that_stood_on_it()
    {
        var diff = Diff("--config", _atRatio, _below, _tape);
        var added = Assert.Single(diff.GetProperty("signals").GetProperty("added").EnumerateArray());
        Assert.Equal((HandMadeTape.FirstDecisionNs, "long", "60000", 0.8 * 2.5), (added.GetProperty("time_ns").GetInt64(), added.Text("side"), added.Text("price"), added.GetProperty("entry_score").GetDouble()));
        Assert.Equal("-43.1434", added.Text("net"));
        Assert.Equal((0, 0, 0), (diff.Count("signals", "removed"), diff.Count("signals", "moved"), diff.Count("signals", "refused_otherwise")));
        var trade = Assert.Single(diff.GetProperty("trades").GetProperty("added").EnumerateArray());
        Assert.Equal(("60000", "59800", "0.166", "9.9434", "-43.1434", "trailing_stop"),
            (trade.Text("entry_price"), trade.Text("exit_price"), trade.Text("quantity"), trade.Text("fees"), trade.Text("pnl"), trade.Text("exit_reason")));
        var changed = Assert.Single(diff.GetProperty("trades").GetProperty("changed").EnumerateArray());
        Assert.Equal(("0.166", "-43.1434"), (changed.GetProperty("a").Text("quantity"), changed.GetProperty("a").Text("pnl")));
        Assert.Equal(("0.165", "-42.8835"), (changed.GetProperty("b").Text("quantity"), changed.GetProperty("b").Text("pnl")));
        Assert.Equal(0, diff.Count("trades", "removed"));
        Assert.Equal(("-42.8835", false), (diff.Text("net_difference"), diff.GetProperty("is_empty").GetBoolean()));
    }

    [Fact]
    public void The_other_way_round_it_is_removed()
    {
        var diff = Diff("--config", _below, _atRatio, _tape);
        var removed = Assert.Single(diff.GetProperty("signals").GetProperty("removed").EnumerateArray());
        Assert.Equal(HandMadeTape.FirstDecisionNs, removed.GetProperty("time_ns").GetInt64());
        Assert.Equal((0, 1, "42.8835"), (diff.Count("signals", "added"), diff.Count("trades", "removed"), diff.Text("net_difference")));
    }

    [Fact]
    public void A_threshold_between_both_decisions_changes_nothing() =>
        Engine.Run("diff", "--config", _atRatio, _atRatio, _tape, "--set-b", "decision.cascade.min_ratio=2.9999").Expect(0).Saying("\nno difference\n");

    [Fact]
    public void A_setting_of_one_side_is_told_with_both_values() =>
        Engine.Run("diff", "--config", _atRatio, _atRatio, _tape, "--set-b", "decision.cascade.min_ratio=3").Expect(0)
            .Saying("note: the configurations differ: decision.cascade.min_ratio 2.5 -> 3").Saying("signals: 0 added, 1 removed, 0 moved");

    [Fact]
    public void This_engine_repeats_a_stored_run_from_the_settings_that_it_kept()
    {
        var run = _folder.At("run");
        Engine.Run("replay", _tape, "--config", _below, "--out", run).Expect(0);
        Assert.Equal("no difference", Engine.Run("diff", "--engine", run, _tape).Expect(0).Output.TrimEnd().Split('\n')[^1]);

        // Another run's trade: a stored row that this engine does not repeat.
        var trades = _folder.At("run/trades.csv");
        File.WriteAllText(trades, File.ReadAllText(trades).Replace(",0.165,", ",0.164,", StringComparison.Ordinal));
        var diff = Diff("--engine", run, _tape);
        Assert.Equal(("0.164", "0.165"), Assert.Single(diff.GetProperty("trades").GetProperty("changed").EnumerateArray()) is var changed
            ? (changed.GetProperty("a").Text("quantity"), changed.GetProperty("b").Text("quantity")) : default);
        Engine.Run("diff", "--engine", run, _tape, "--set-b", "decision.cascade.min_ratio=2.5").Expect(0).Saying("decision.cascade.min_ratio 2.4999 -> 2.5").Saying("1 removed");
    }

    [Fact]
    public void Another_tape_than_the_stored_runs_is_said_to_be_another()
    {
        var run = _folder.At("run");
        Engine.Run("replay", _tape, "--config", _below, "--out", run).Expect(0);
        var frames = HandMadeTape.Frames();
        var other = _folder.Write("other.frames", frames[..(frames.LastIndexOf('\n', frames.Length - 2) + 1)]);
        Engine.Run("diff", "--engine", run, other).Expect(0).Saying("note: the inputs differ");
    }

    [Theory]
    [InlineData("nothing to compare")]
    [InlineData("no such folder", "--engine", "nowhere")]
    [InlineData("x.y: unknown key", "--set-b", "x.y=1")]
    [InlineData("--engine takes the settings of A from the stored run", "--engine", "nowhere", "--set-a", "gap.max=2h")]
    public void What_cannot_be_compared_is_said(string message, params string[] arguments) => Engine.RunIn(_folder.Path, ["diff", _tape, .. arguments]).Expect(2).Saying(message);

    private static JsonElement Diff(params string[] arguments) => Engine.Run(["diff", "--json", .. arguments]).Expect(0).Json();
}
