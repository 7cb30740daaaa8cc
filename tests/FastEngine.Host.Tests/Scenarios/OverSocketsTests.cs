using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios;
using FastEngine.Host.Scenarios.Reading;
using FastEngine.Host.Scenarios.Sockets;

namespace FastEngine.Host.Tests.Scenarios;

/// <summary>Scenarios at the simulated exchange: a fixed choice of all there are, one of each thing that an exchange does; the verb runs them all.</summary>
public class OverSocketsTests
{
    [Theory]
    [InlineData("protection/stop_and_target")]
    [InlineData("protection/hidden_position")]
    [InlineData("protection/would_trigger")]
    [InlineData("protection/list_cancelled")]
    [InlineData("doubt/duplicate_id")]
    [InlineData("doubt/turns_up")]
    [InlineData("doubt/late_reports")]
    [InlineData("positions/oco_on_spot")]
    [InlineData("positions/spot_too_small_to_sell")]
    [InlineData("positions/fee_in_base")]
    [InlineData("positions/funding_pro_rata")]
    [InlineData("positions/partial_liquidation")]
    [InlineData("positions/manual_part")]
    [InlineData("dtms/hedge_partly_filled")]
    [InlineData("kill_switch/feed_silent")]
    public async Task A_scenario_goes_as_expected(string name)
    {
        var result = await SocketResult.OfAsync(Read(name), CancellationToken.None);
        Assert.Null(result.Fault);
        Assert.Empty(result.Outcome!.Checks.Where(check => !check.IsGood).Select(check => $"{check.Kind} {check.Text}: {check.Detail}"));
    }

    [Theory]
    [InlineData("exits/trailing_stop")]
    [InlineData("positions/both_sides_in_hedge_mode")]
    public async Task The_ledger_is_that_of_the_paper_venue(string name) => Assert.True((await SocketResult.OfAsync(Read(name), CancellationToken.None)).IsSame);

    [Fact]
    public void What_the_exchange_has_no_like_of_is_named()
    {
        var scenario = ScenarioText.Read(ScenarioText.With("[{warm: 60 bars around 100}, {hold: 1s}]", "venue: {fee_in: other}\nexpect: [signal]"));
        Assert.Contains("third asset", SocketVenueReach.Missing(scenario), StringComparison.Ordinal);
        Assert.Null(SocketVenueReach.Missing(Read("exits/trailing_stop")));
    }

    [Fact]
    public void What_differs_over_sockets_says_why_and_what_is_expected_in_its_place()
    {
        const string Tape = "[{warm: 60 bars around 100}, {hold: 1s}]";
        Assert.Contains(ScenarioText.ViolationsOf(ScenarioText.With(Tape, "expect: [signal]\nover_sockets: {expect: [position_opened]}")), text => text.Contains("over_sockets.differs", StringComparison.Ordinal));
        Assert.Contains(ScenarioText.ViolationsOf(ScenarioText.With(Tape, "expect: [signal]\nover_sockets: {differs: it does}")), text => text.Contains("expects nothing else", StringComparison.Ordinal));
    }

    [Fact]
    public void The_committed_table_names_every_scenario_and_none_that_fails()
    {
        var table = File.ReadAllText(At("docs/scenarios-over-sockets.md"));
        var root = At("tests/scenarios");
        var names = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Select(file => Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace(Path.DirectorySeparatorChar, '/'));
        Assert.All(names, name => Assert.Contains(name, table, StringComparison.Ordinal));
        Assert.DoesNotContain("## Not as expected", table, StringComparison.Ordinal);
    }

    private static Scenario Read(string name)
    {
        var violations = new List<Violation>();
        var scenario = ScenarioReader.ReadFile(At($"tests/scenarios/{name}.yaml"), violations);
        Assert.Empty(violations);
        return scenario!;
    }

    private static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }
}
