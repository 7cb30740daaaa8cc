using System.Text.Json;
using System.Text.RegularExpressions;

namespace FastEngine.EndToEnd;

/// <summary>Explain and trace over one run of the hand-made tape, in which the first decision stands on the bounce's threshold and the second passes.</summary>
public sealed partial class ExplainTests : IClassFixture<ExplainTests.StoredRun>
{
    private readonly StoredRun _run;

    public ExplainTests(StoredRun run) => _run = run;

    [Fact]
    public void A_position_is_told_from_its_decision_to_its_result()
    {
        var text = Engine.Run("explain", _run.Path, "--position", "1").Expect(0).Output;
        Assert.StartsWith("position 1: four_level BTCUSDT long, closed after ", text, StringComparison.Ordinal);
        var at = 0;
        foreach (var pattern in new[]
        {
            @"decision \d+: four_level BTCUSDT long at 60000, 2023-11-14 22:15:40\.950 \(.*\): SIGNAL",
            @"imbalance 1s +3 +> +2\.4999 +yes", @"volume over twice the mean +2\.5 +> +1\.5 +yes", @"chain passed: kill_switch, .*position_monitoring",
            @"entry order 1 F\w{29}: buy 0\.166 at market", @"fill 2023-11-14 22:15:41\.000: 0\.166 at 60000, fee 4\.98",
            @"exit asked for 2023-11-14 22:15:50\.000: trailing_stop \(price 59800 at or beyond the stop 59880\)", @"exit +order 2 F\w{29}: sell 0\.166",
            @"gross -33\.2, fees 9\.9434, net -43\.1434",
        })
        {
            var match = Regex.Match(text[at..], pattern);
            Assert.True(match.Success, $"'{pattern}' does not stand, or not in its place, in\n{text}");
            at += match.Index;
        }
    }

    [Fact]
    public void A_time_shows_what_the_decision_stood_on()
    {
        var text = Engine.Run("explain", _run.Path, "--symbol", "btcusdt", "--at", $"{HandMadeTape.FirstDecisionNs}").Expect(0).Output;
        Assert.Matches(@"four_level BTCUSDT long at 60000, 2023-11-14 22:14:40\.950 \(.*\): stopped at level 4, bounce", text);
        Assert.Matches(@"imbalance 1s +2\.5 +> +2\.4999 +yes", text);
        Assert.Matches(@"imbalance 1s against 5s +2\.5 +> +1\.5 +yes", text);
        Assert.Matches(@"imbalance 5s against 15s +1\.5 +> +1\.1875 +yes", text);
        Assert.Matches(@"bounce +0\.8 +> +0\.8 +NO +<- stopped here: wick 1, close position 1, speed 0", text);
        Assert.Matches(@"volume over twice the mean +2\.25 +> +1\.5 +yes", text);
    }

    [Fact]
    public void The_nearest_miss_is_the_decision_on_its_threshold()
    {
        var misses = Engine.Run("explain", _run.Path, "--near-misses", "1", "--json").Expect(0).Json();
        var miss = Assert.Single(misses.EnumerateArray());
        Assert.Equal((0.0, HandMadeTape.FirstDecisionNs), (Math.Round(miss.GetProperty("distance").GetDouble(), 9), miss.GetProperty("record").GetProperty("time_ns").GetInt64()));
        Assert.Empty(miss.GetProperty("also_failing").EnumerateArray());
        Assert.Equal(JsonValueKind.Object, miss.GetProperty("shadow").ValueKind);
        Engine.Run("explain", _run.Path, "--near-misses", "1").Expect(0).Saying("equal  2023-11-14 22:14:40.950");
    }

    [Fact]
    public void A_symbol_is_told_by_its_funnel_and_where_its_records_ended()
    {
        var symbol = Engine.Run("explain", _run.Path, "--symbol", "BTCUSDT", "--json").Expect(0).Json();
        Assert.Equal((1, "-43.1434"), (symbol.GetProperty("signals").GetInt32(), symbol.Text("net")));
        var records = File.ReadLines(System.IO.Path.Combine(_run.Path, "decisions.jsonl")).Count();
        Assert.Equal(records, symbol.GetProperty("stops").EnumerateArray().Sum(stop => stop.GetProperty("records").GetInt64()));
        Engine.Run("explain", _run.Path, "--symbol", "BTCUSDT").Expect(0).Saying("warm at the end").Saying("level 1: not asked, regime.force both").Saying("past level 4");
        Engine.Run("explain", _run.Path).Expect(0).Saying("BTCUSDT").Saying("evaluations");
        Engine.Run("explain", _run.Path, "--refused").Expect(0).Saying("the chain refused no signal");
    }

    [Theory]
    [InlineData("nearest: BTCUSDT", "--symbol", "BTCUSD")]
    [InlineData("position 9 is not one of this run; it has 1 to 1", "--position", "9")]
    [InlineData("'first' is not a position's number", "--position", "first")]
    [InlineData("--at needs --symbol", "--at", "1700000000")]
    [InlineData("'soon' is not a time", "--symbol", "BTCUSDT", "--at", "soon")]
    [InlineData("ask for one thing", "--position", "1", "--refused")]
    public void What_cannot_be_explained_is_said(string message, params string[] arguments) => Engine.Run(["explain", _run.Path, .. arguments]).Expect(2).Saying(message);

    [Fact]
    public void A_folder_of_no_run_is_said_to_be_none()
    {
        using var folder = new Folder();
        Engine.Run("explain", folder.Path).Expect(2).Saying("it holds no summary.json");
        Engine.Run("explain", folder.At("nowhere")).Expect(2).Saying("no such folder");
        folder.Write("summary.json", "{}");
        Engine.Run("explain", folder.Path).Expect(2).Saying("is not the summary of a run that decided");
        folder.Write("summary.json", "not JSON");
        Engine.Run("explain", folder.Path).Expect(1).Saying("is not JSON");
    }

    [Fact]
    public void An_entry_id_leads_back_to_tick_thresholds_stages_and_result()
    {
        var text = Engine.RunIn(_run.Path, "trace", _run.EntryId).Expect(0).Output;
        Assert.Matches(@"tick: BTCUSDT trade \d+ at 60000, exchange time 2023-11-14 22:15:40\.950", text);
        Assert.Matches(@"imbalance 1s +3 +> +2\.4999 +yes", text);
        Assert.Matches(@"decided to approved +[\d,]+ ns", text);
        Assert.Matches(@"filled 0\.166 at 60000 on average, fees 4\.98\n", text);
        Assert.Matches(@"closed .*: long 0\.166 from 60000 to 59800, fees 9\.9434, net -43\.1434, trailing_stop \(position 1\)", text);
        Assert.Contains("matches the run's config_hash", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exit_id_leads_back_to_the_rule_that_asked_for_it()
    {
        var trace = Assert.Single(Engine.Run("trace", _run.ExitId, "--out", _run.Path, "--json").Expect(0).Json().EnumerateArray());
        Assert.Equal(("trailing_stop", "59880"), (trace.GetProperty("exit_request").Text("reason"), trace.GetProperty("exit_request").Text("stop_price")));
        Assert.Equal("exit", trace.GetProperty("parts").Text("leg"));
        Assert.Equal("-43.1434", Assert.Single(trace.GetProperty("trades").EnumerateArray()).Text("pnl"));
        Assert.True(trace.GetProperty("stages_ns").GetProperty("decided_to_approved").GetInt64() >= 0);
    }

    [Fact]
    public void An_id_of_another_run_or_configuration_or_of_none_is_said_to_be_that()
    {
        var id = _run.EntryId;
        Trace(id[..6] + (id[6] == 'a' ? 'b' : 'a') + id[7..], 1, "is of another run");
        Trace(id[..^1] + (id[^1] == 'a' ? 'b' : 'a'), 1, "is of another configuration");
        Trace(id[..21] + (id[21] == 'a' ? 'b' : 'a') + id[22..], 1, "this run placed no such order");
        Trace(id[..^1], 2, "it has 29 characters, not 30");
        Trace("G" + id[1..], 2, "it does not begin with F");
        Trace(id[..9] + "Z" + id[10..], 2, "is not a client order id");
        Engine.Run("trace", _run.EntryId, "--out", "/").Expect(2).Saying("holds no summary.json");
    }

    [Fact]
    public void Of_several_ids_those_that_are_found_are_told()
    {
        var missing = _run.EntryId[..^1] + (_run.EntryId[^1] == 'a' ? 'b' : 'a');
        Engine.Run("trace", missing, _run.ExitId, "--out", _run.Path).Expect(1).Saying("is of another configuration").Saying($"order {_run.ExitId}");
    }

    private void Trace(string id, int exitCode, string message) => Engine.Run("trace", id, "--out", _run.Path).Expect(exitCode).Saying(message);

    /// <summary>Made once for all tests of the class.</summary>
    public sealed partial class StoredRun : IDisposable
    {
        private readonly Folder _folder = new();

        public StoredRun()
        {
            var tape = _folder.Write("tape.frames", HandMadeTape.Frames());
            var config = _folder.Write("below.yaml", HandMadeTape.Config(HandMadeTape.JustBelowFirstRatio));
            Engine.Run("replay", tape, "--config", config, "--set", "bounce.min=0.8", "--out", Path).Expect(0);
            var orders = File.ReadLines(System.IO.Path.Combine(Path, "orders.jsonl")).Where(line => line.Contains("order_placed", StringComparison.Ordinal)).ToArray();
            (EntryId, ExitId) = (Id().Match(orders[0]).Value, Id().Match(orders[1]).Value);
        }

        public string Path => _folder.At("run");

        public string EntryId { get; }

        public string ExitId { get; }

        public void Dispose() => _folder.Dispose();

        [GeneratedRegex("(?<=\"client_id\":\")\\w{30}")]
        private static partial Regex Id();
    }
}
