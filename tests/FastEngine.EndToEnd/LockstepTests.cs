namespace FastEngine.EndToEnd;

/// <summary>The engine at the simulated exchange, over its own protocols: in lockstep the trades are those of <c>replay</c>, event for event.</summary>
public sealed class LockstepTests(LockstepTapes tapes) : IClassFixture<LockstepTapes>, IDisposable
{
    private static readonly string[] Futures = ["BTCUSDT@usdm", "ETHUSDT@usdm", "SOLUSDT@usdm"];

    private static readonly string[] Latencies =
    [
        "--set", "paper.submit_latency=37ms", "--set", "paper.ack_latency=3ms", "--set", "paper.cancel_latency=250ms", "--set", "paper.query_latency=71ms",
        "--set", "paper.position_latency=13ms", "--set", "paper.participation_pct=50", "--set", "paper.slippage.model=impact",
    ];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_both_legs_in_hedge_mode()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var venue = AssertEqual(Futures, [tapes.Usdm], [], "--set", "positions.mode=hedge", "--set", "strategies.four_level.take_profit_pct=0.15");
        Run(venue, Futures).Expect(2).Saying("begins with nothing");
    }

    [Fact]
    public void With_other_latencies_and_slippage_in_one_way_mode()
    {
        if (!OperatingSystem.IsLinux()) return;
        AssertEqual(Futures, [tapes.Usdm], [], ["--set", "positions.mode=one_way", "--set", "strategies.four_level.take_profit_pct=0.15", .. Latencies]).Dispose();
    }

    // The paper venue looks at no balance, and lets what reduces be as small as it is, which spot does not.
    [Fact]
    public void On_spot_and_futures_at_once()
    {
        if (!OperatingSystem.IsLinux()) return;
        AssertEqual(["BTCUSDT@spot", "BTCUSDT@usdm", "ETHUSDT@spot", "ETHUSDT@usdm", "SOLUSDT@usdm"], [tapes.Spot, tapes.Usdm],
            ["--balance", "1000000", "--lockstep-connections", "2"], "--instruments", tapes.Instruments).Dispose();
    }

    // Stop and target are one list there; when the one is set off the other ends, and nothing is placed beside it.
    [Fact]
    public void On_spot_with_both_legs()
    {
        if (!OperatingSystem.IsLinux()) return;
        AssertEqual(["BTCUSDT@spot", "ETHUSDT@spot"], [tapes.Spot], ["--balance", "1000000"],
            "--instruments", tapes.Instruments, "--set", "strategies.four_level.take_profit_pct=0.15").Dispose();
    }

    [Theory]
    [InlineData("--symbols BTCUSDT@usdm", "say --mode testnet")]
    [InlineData("--mode testnet --symbols BTCUSDT@usdm --once", "empty account")]
    public void Bad_usage_ends_with_2(string arguments, string says) =>
        Engine.Run(["run", "--lockstep", "--data", _folder.At("data"), .. arguments.Split(' ')]).Expect(2).Saying(says);

    private SimulatedVenue AssertEqual(string[] symbols, string[] played, string[] simulate, params string[] options)
    {
        options = ["--config", Repository.At("config/micro.yaml"), "--set", "kill_switch.consecutive_losses=0", .. options];
        var replayed = Engine.Replay([.. played, .. options]);
        var venue = new SimulatedVenue(["--lockstep", "--tape", .. played, .. simulate, .. options]);
        var ran = Run(venue, symbols, options).Expect(0).Json();
        Engine.AssertNothingAllocated(ran);
        var journal = Engine.Run("replay", "--journal", _folder.At("data/journal"), "--verify", "--json").Expect(0).Json();
        Assert.True(replayed.GetProperty("fills").GetInt64() > 30, $"{replayed.GetProperty("fills")} fills are too few to compare");
        Assert.Equal(replayed.GetProperty("output_hash").GetString(), journal.GetProperty("output_hash").GetString());
        Assert.Equal(1, journal.GetProperty("parity").GetDouble());
        Assert.Equal(replayed.GetProperty("account").GetProperty("equity").GetString(), ran.GetProperty("account").GetProperty("equity").GetString());
        return venue;
    }

    private Outcome Run(SimulatedVenue venue, string[] symbols, params string[] options)
    {
        using var child = new Child(Repository.Engine,
            ["run", "--lockstep", "--json", "--data", _folder.At("data"), "--set", "storage.enabled=false", "--symbols", .. symbols, .. venue.Hosts, .. options], environment: venue.Keys);
        return child.Wait();
    }
}
