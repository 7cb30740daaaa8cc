namespace FastEngine.Host.Tests.Scenarios;

/// <summary>What is wrong with a scenario is told with file and line, and all of it at once.</summary>
public class LanguageTests
{
    [Fact]
    public void All_violations_are_told_together_each_with_its_line()
    {
        var violations = ScenarioText.ViolationsOf("""
            name: test
            shows: [a test]
            base: micro
            colour: red
            config:
              exit.check_period: soon
              no_such_section: {a: 1}
            tape:
              BTCUSDT:
                - warm: 30 bars arround 100
                - {hold: 5s, rate: fast}
                - {move: +1%}
            signals:
              - {at: 2s, long: ETHUSDT}
            expect:
              - trade_close: {pnl: "> much"}
            forbid:
              - {signal: {}, after: nothing}
            end: {positions: 0, tennis: 1}
            """);
        Assert.Contains(violations, text => text.StartsWith("test.yaml:4: colour: unknown key", StringComparison.Ordinal));
        Assert.Contains(violations, text => text.StartsWith("test.yaml:6: exit.check_period: ", StringComparison.Ordinal));
        Assert.Contains(violations, text => text.StartsWith("test.yaml:7: no_such_section: unknown section", StringComparison.Ordinal));
        Assert.Contains("test.yaml:10: tape.BTCUSDT[0].warm: '30 bars arround 100' is no warm-up; allowed: '30 bars around 100' or '2h around 100'", violations);
        Assert.Contains("test.yaml:11: tape.BTCUSDT[1].rate: 'fast' is not a number", violations);
        Assert.Contains("test.yaml:12: tape.BTCUSDT[2].for: is missing", violations);
        Assert.Contains("test.yaml:14: signals[0].long: 'ETHUSDT' is not a symbol of this scenario", violations);
        Assert.Contains("test.yaml:16: expect[0]: 'trade_close' is no event; nearest: trade_closed", violations);
        Assert.Contains(violations, text => text.StartsWith("test.yaml:16: expect[0].trade_close.pnl: '> much' is no condition", StringComparison.Ordinal));
        Assert.Contains(violations, text => text.StartsWith("test.yaml:18: forbid[0].after: 'nothing' is the label of no expected event", StringComparison.Ordinal));
        Assert.Contains(violations, text => text.StartsWith("test.yaml:19: end.tennis: is no fact", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("score")]
    [InlineData("state")]
    [InlineData("health")]
    public void No_state_and_no_score_can_be_set(string key) =>
        Assert.Contains(ScenarioText.ViolationsOf(ScenarioText.With("[{warm: 5 bars around 100}, {hold: 1s}]", $"{key}: {{dtms: -6}}\nexpect: [signal]")),
            text => text.StartsWith($"test.yaml:6: {key}: unknown key", StringComparison.Ordinal));

    [Theory]
    [InlineData("[{hold: 1s}]", "tape.BTCUSDT: begins at no price")]
    [InlineData("[{jump: 100}, {hold: 1s, sine: 1%}]", "has the shapes hold and sine")]
    [InlineData("[{jump: 100}, {sleep: 1s}]", "says no shape")]
    [InlineData("[{jump: 100}, {use: b}]", "'b' is not one of the blocks")]
    [InlineData("[{jump: 100}, {hold: 1s}, {warm: 5 bars around 100}]", "stands first or nowhere")]
    [InlineData("[{jump: 0}, {hold: 1s}]", "'0' is no price")]
    public void A_segment_that_draws_nothing_sensible_is_refused(string tape, string problem) =>
        Assert.Contains(ScenarioText.ViolationsOf(ScenarioText.With(tape)), text => text.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("rules: [{reject: would_triger, leg: stop}]", "venue.rules[0].reject: 'would_triger' is not one of")]
    [InlineData("rules: [{reject: -2021, lose: order}]", "says reject and lose")]
    [InlineData("rules: [{lose: mind}]", "'mind' cannot be lost")]
    [InlineData("rules: [{delay_order: 1s, from: 5s, until: 4s}]", "is not after from")]
    [InlineData("events: [{at: 1s, cancel_leg: stop}]", "needs a symbol")]
    [InlineData("events: [{at: 1s, manual_fill: BTCUSDT}]", "side: is missing")]
    public void A_venue_that_cannot_be_is_refused(string venue, string problem) =>
        Assert.Contains(ScenarioText.ViolationsOf(ScenarioText.With("[{warm: 5 bars around 100}, {hold: 1s}]", $"venue: {{{venue}}}\nexpect: [signal]")),
            text => text.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void A_code_of_the_exchange_is_a_reason_to_refuse()
    {
        var scenario = ScenarioText.Read(ScenarioText.With("[{warm: 5 bars around 100}, {hold: 1s}]", "venue: {rules: [{reject: -2021, leg: stop, times: 1}]}\nexpect: [signal]"));
        var rule = Assert.Single(scenario.Paper.Script.Rules);
        Assert.Equal((Core.Execution.RejectReason.WouldTrigger, Core.Execution.OrderLeg.Stop, 1), (rule.Reject, rule.Leg, rule.Count));
    }

    [Fact]
    public void The_machines_environment_changes_nothing()
    {
        Environment.SetEnvironmentVariable("FASTENGINE__POSITIONS__MAX", "1");
        try
        {
            Assert.Equal(5, ScenarioText.Read(ScenarioText.With("[{warm: 5 bars around 100}, {hold: 1s}]")).Config.Get(Host.Configuration.Knobs.Positions.Max));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FASTENGINE__POSITIONS__MAX", null);
        }
    }
}
