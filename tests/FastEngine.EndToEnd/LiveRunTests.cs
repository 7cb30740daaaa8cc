using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary><c>run</c> on the exchange: over sockets, against the simulated one in a process of its own.</summary>
public sealed class LiveRunTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_with_an_open_position_the_engine_comes_back_to_it_agrees_with_the_venue_and_its_journal_verifies()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var venue = new SimulatedVenue("--generate", "usdm", "--symbols", "2", "--rate", "100", "--hedge");
        using (var killed = Trade(venue))
        {
            Until(killed, " is protected after ");
            killed.Signal(9);
        }

        using var child = Trade(venue);
        Until(child, "reconciled: ");
        child.Signal(Child.Interrupt);
        var outcome = child.Wait().Expect(130);
        var report = outcome.Json();
        Assert.True(report.GetProperty("recovery").GetProperty("equal").GetBoolean());
        Assert.True(report.GetProperty("venue").GetProperty("agreed").GetBoolean(), outcome.All);
        Assert.Equal(0, report.GetProperty("venue").GetProperty("corrections").GetInt64());
        var journal = Engine.Run("replay", "--journal", _folder.At("data/journal"), "--verify", "--json").Expect(0).Json();
        Assert.Equal(1, journal.GetProperty("parity").GetDouble());
        AssertNoSecret(venue, outcome.All);
    }

    [Fact]
    public void Once_checks_the_account_and_ends()
    {
        using var venue = new SimulatedVenue("--generate", "both", "--symbols", "2", "--rate", "20", "--hedge");
        var outcome = Run(venue, "--once", "--symbols", "BTCUSDT@usdm", "BTCUSDT@spot", "--set", "positions.mode=hedge").Expect(0).Saying("reconciled: ");
        AssertNoSecret(venue, outcome.All);
    }

    [Fact]
    public void An_account_in_another_mode_is_refused()
    {
        using var venue = new SimulatedVenue("--generate", "usdm", "--symbols", "2", "--rate", "20", "--hedge");
        Run(venue, "--symbols", "BTCUSDT@usdm", "--set", "positions.mode=one_way").Expect(1).Saying("keeps positions by");
    }

    [Fact]
    public void On_paper_the_live_trades_fill_and_no_key_is_needed()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var venue = new SimulatedVenue("--generate", "usdm", "--symbols", "2", "--rate", "100");
        using var child = new Child(Repository.Engine,
            ["run", "--json", "--data", _folder.At("data"), "--symbols", "BTCUSDT@usdm", "ETHUSDT@usdm", .. venue.PaperHosts("usdm"), .. Scripted()]);
        Until(child, " opened by order ");
        child.Signal(Child.Interrupt);
        var report = child.Wait().Expect(130).Json();
        Assert.Equal("paper", report.GetProperty("venue").GetProperty("mode").GetString());
        Assert.Equal(0, report.GetProperty("venue").GetProperty("gaps").GetProperty("open").GetInt64());
    }

    [Theory]
    [InlineData("--mode live --symbols BTCUSDT@usdm", "say --live too")]
    [InlineData("--live --symbols BTCUSDT@usdm", "--live is for mode live")]
    [InlineData("--mode testnet", "symbols of the exchange by --symbols")]
    [InlineData("--symbols BTCUSDT@usdm --once", "--once is for an account")]
    [InlineData("--symbols BTCUSDT@usdm --speed 1x", "the exchange has its own")]
    [InlineData("--symbols BTCUSDT", "not a symbol with its market")]
    public void Bad_usage_ends_with_2(string arguments, string says) => Engine.Run(["run", "--data", _folder.At("data"), .. arguments.Split(' ')]).Expect(2).Saying(says);

    [Fact]
    public void Orders_without_a_key_end_with_2_and_name_the_variable()
    {
        using var venue = new SimulatedVenue("--generate", "usdm", "--symbols", "2", "--rate", "20");
        Engine.Run(["run", "--data", _folder.At("data"), "--symbols", "BTCUSDT@usdm", .. venue.Hosts]).Expect(2).Saying("BINANCE_TESTNET_API_KEY");
    }

    [Fact]
    public void A_wrong_key_ends_with_1_and_is_not_shown()
    {
        using var venue = new SimulatedVenue("--generate", "usdm", "--symbols", "2", "--rate", "20");
        var keys = new Dictionary<string, string> { ["BINANCE_TESTNET_API_KEY"] = "wrongkey0123456789", ["BINANCE_TESTNET_API_SECRET"] = "wrongsecret0123456789" };
        using var child = new Child(Repository.Engine, ["run", "--data", _folder.At("data"), "--symbols", "BTCUSDT@usdm", .. venue.Hosts], environment: keys);
        var outcome = child.Wait().Expect(1).Saying("the venue: ");
        Assert.DoesNotContain("wrong", outcome.All, StringComparison.Ordinal);
    }

    private Child Trade(SimulatedVenue venue) => new(Repository.Engine,
        ["run", "--json", "--data", _folder.At("data"), "--symbols", "BTCUSDT@usdm", "ETHUSDT@usdm", .. venue.Hosts, .. Scripted(), "--set", "positions.mode=hedge"], environment: venue.Keys);

    private Outcome Run(SimulatedVenue venue, params string[] arguments)
    {
        using var child = new Child(Repository.Engine, ["run", "--data", _folder.At("data"), .. arguments, .. venue.Hosts], environment: venue.Keys);
        return child.Wait();
    }

    // Entries every few seconds on each side. Whatever ends entries or positions because the machine is slow is wide.
    private string[] Scripted()
    {
        const string begin = "1704067200000000000";
        File.WriteAllLines(_folder.At("script.csv"),
        [
            "time_ns,symbol,side,entry_score,confluence,every", $"{begin},BTCUSDT,long,1,5,3s", $"{begin},ETHUSDT,short,1,5,3s",
        ]);
        File.WriteAllLines(_folder.At("live.yaml"),
        [
            $"strategies: {{enabled: [scripted], scripted: {{file: {_folder.At("script.csv")}}}}}", "kill_switch: {consecutive_losses: 0, max_round_trip: 1m, daily_loss_pct: 50, hourly_loss_pct: 50}",
            "stop: {trail_pct: 1, max_pct: 1, min_pct: 1}", "sanity: {max_stop_pct: 1}", "watchdog: {enabled: false}", "feeds: {warm_up: false}", "storage: {enabled: false}",
        ]);
        return ["--config", _folder.At("live.yaml")];
    }

    private static void Until(Child child, params string[] told)
    {
        var end = DateTime.UtcNow + Limit;
        while (!told.All(text => child.Error.Contains(text, StringComparison.Ordinal)))
        {
            if (child.HasExited) Assert.Fail(child.Wait().All);
            if (DateTime.UtcNow > end) Assert.Fail($"never said {string.Join(" and ", told)}:\n{child.Error}");
            Thread.Sleep(20);
        }
    }

    // Everything that a run wrote: its console, and every file of its folder.
    private void AssertNoSecret(SimulatedVenue venue, string console)
    {
        foreach (var secret in venue.Keys.Values)
        {
            Assert.DoesNotContain(secret, console, StringComparison.Ordinal);
            var bytes = System.Text.Encoding.UTF8.GetBytes(secret);
            foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
                Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(bytes) < 0, $"{file} holds a secret");
        }
    }
}
