namespace FastEngine.Host.Tests.Scenarios;

/// <summary>Expectations hold when they should, and say why when they do not.</summary>
public class ExpectationTests
{
    private const string Tape = "[{warm: 60 bars around 100}, {hold: 20s}]";
    private const string Signals = "signals: [{at: 2s, long: BTCUSDT}, {at: 6s, long: BTCUSDT}]\n";

    [Theory]
    [InlineData("- position_opened: {entry_price: 100, strategy: scripted}")]
    [InlineData("- position_opened: {entry_price: \"> 99.5\", quantity: 99..101}\n  at: 2s\n- refused: {cause: [parked, position_open]}\n  within: 5s")]
    [InlineData("- order_placed: {position_id: $p}\n- position_opened: {position_id: $p}\n- refused: {measured: $p, limit: none}")]
    [InlineData("- any_order:\n  - position_opened\n  - order_placed\n- refused: {cause: not parked, handler: any}")]
    [InlineData("- order_reported: {report: filled}\n  times: 1\n- refused")]
    [InlineData("- signal\n- sizing: {risk_ppm: 0.5%}\n- order_reported\n- signal")]
    public void What_happened_in_that_order_is_good(string expect) => Assert.True(Run(expect).IsGood);

    [Theory]
    [InlineData("- refused\n- position_opened", "it came too early")]
    [InlineData("- trade_closed", "what came instead")]
    [InlineData("- position_opened: {entry_price: 101}", "entry_price is 100, not 101")]
    [InlineData("- position_opened: {entry: 101}", "has no field entry (it has ")]
    [InlineData("- position_opened: {}\n  at: 5s", "it is expected from 5.000s to 6.000s")]
    [InlineData("- position_opened\n- refused: {}\n  within: 1s", "not within 1.000s")]
    [InlineData("- refused: {}\n  times: 2", "it came 1 times only")]
    [InlineData("- order_placed: {order: $x}\n- refused: {measured: \"> 5\"}", "measured is 1, not > 5")]
    public void The_first_that_did_not_come_says_why(string expect, string why)
    {
        var outcome = Run(expect);
        Assert.Contains(outcome.Checks, check => !check.IsGood && check.Detail.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_behind_the_first_failure_is_not_looked_for() =>
        Assert.Equal("not looked for", Run("- trade_closed\n- signal").Checks[1].Detail);

    [Theory]
    [InlineData("{refused: {}}", false)]
    [InlineData("{refused: {cause: parked}}", true)]
    [InlineData("{refused: {}, before: opened}", true)]
    [InlineData("{refused: {}, after: opened}", false)]
    [InlineData("{signal: {}, at: \"< 1s\"}", true)]
    [InlineData("{signal: {}, at: 2s}", false)]
    public void What_is_forbidden_must_not_come_where_it_is_forbidden(string forbid, bool isGood) =>
        Assert.Equal(isGood, Run($"- position_opened: {{}}\n  label: opened\nforbid: [{forbid}]").IsGood);

    [Theory]
    [InlineData("{positions: 1, orders: 1, kill_switch: none}", true)]
    [InlineData("{positions: 2}", false)]
    [InlineData("{count.refused: 1, quantity.BTCUSDT.long: \"> 0\", quantity.BTCUSDT.short: 0, unattributed.BTCUSDT: 0}", true)]
    [InlineData("{cash: \"< 10000\", equity: 9900..10000}", true)]
    [InlineData("{exposure: 0}", false)]
    public void The_end_is_compared(string end, bool isGood) => Assert.Equal(isGood, Run($"- position_opened\nend: {end}").IsGood);

    [Fact]
    public void A_run_is_the_same_again()
    {
        var text = ScenarioText.With("[{warm: 60 bars around 100}, {sine: 1%, for: 60s, waves: 7, buys: 47%}, {silent: 5s}, {hold: 10s}]",
            "signals: [{at: 2s, long: BTCUSDT}, {at: 7s, short: BTCUSDT, every: 9s}]\ncommands: [{at: 30s, kill_switch: flatten}, {at: 40s, kill_switch: none}]\nexpect: [signal]");
        var (first, second) = (ScenarioText.Run(text), ScenarioText.Run(text));
        Assert.Equal(first.OutputHash, second.OutputHash);
        Assert.Equal(first.Events.Select(e => e.Data.ToJsonString()), second.Events.Select(e => e.Data.ToJsonString()), new WithoutStamps());
        Assert.NotEqual(first.OutputHash, ScenarioText.Run(text.Replace("47%", "48%", StringComparison.Ordinal)).OutputHash);
    }

    private static Host.Scenarios.ScenarioOutcome Run(string expect) => ScenarioText.Run(ScenarioText.With(Tape, $"{Signals}expect:\n{expect}"));

    // Stage stamps are of the machine, not of the run.
    private sealed class WithoutStamps : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => Cut(x) == Cut(y);

        public int GetHashCode(string text) => 0;

        private static string Cut(string? text) => System.Text.RegularExpressions.Regex.Replace(text ?? "", "\"[a-z]+_stamp\":\\d+", "");
    }
}
