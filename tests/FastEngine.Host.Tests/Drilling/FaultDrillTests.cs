using FastEngine.Core;
using FastEngine.Exchange;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling.Faults;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Drilling;

public class FaultDrillTests
{
    [Fact]
    public void Engine_and_exchange_agree_after_ten_scripts_of_faults()
    {
        var drill = Drill(new FaultDrillOptions { FaultsNs = 15 * EngineTime.NsPerSecond });
        var log = new StringWriter();
        drill.Run(first: 1, count: 10, atOnce: 4, log, CancellationToken.None);

        Assert.True(drill.IsWell, log.ToString());
        Assert.Equal(Enumerable.Range(1, 10).Select(seed => (ulong)seed), drill.Results.Select(result => result.Seed));
        Assert.True(drill.Results.Sum(result => result.Fills) > 20, log.ToString());
    }

    [Fact]
    public void A_failure_names_the_command_that_makes_it_again()
    {
        // No engine protects a position in no time.
        var drill = Drill(new FaultDrillOptions { FaultsNs = 10 * EngineTime.NsPerSecond, NakedNs = 0 });
        var log = new StringWriter();
        drill.Run(first: 7, count: 1, atOnce: 1, log, CancellationToken.None);

        Assert.False(drill.IsWell);
        Assert.Contains("not protected for", log.ToString());
        Assert.Contains("again:  fastengine drill faults --seeds 1 --first 7", log.ToString());
        Assert.Contains($"faults: {FaultScripts.Of(7)}", log.ToString());
    }

    [Fact]
    public void Every_kind_of_fault_is_in_some_script_and_every_script_can_be_read()
    {
        var all = string.Join(',', Enumerable.Range(1, 200).Select(seed => FaultScripts.Of((ulong)seed)));
        foreach (var name in (string[])["latency", "jitter", "clock", "error", "unknown", "unanswered", "limit", "ban", "timestamp", "drop", "duplicate", "reorder", "garbage", "split",
            "disconnect", "halfopen", "freeze", "freeze-for", "missing", "repeat", "hide", "part"])
            Assert.Contains($",{name}=", all);
        for (ulong seed = 1; seed <= 200; seed++) Assert.Equal(seed, FaultScript.Parse(FaultScripts.Of(seed)).Seed);
    }

    [Fact]
    public void Time_without_stops_counts_until_they_cover_the_whole_position()
    {
        var watch = new NakedWatch();
        watch.Look(At(1.0, new PositionView("BTCUSDT", "LONG", 2, Covered: 0)));
        watch.Look(At(1.5, new PositionView("BTCUSDT", "LONG", 2, Covered: 1), new PositionView("BTCUSDT", "SHORT", -1, Covered: 1)));
        watch.Look(At(2.0, new PositionView("BTCUSDT", "LONG", 2, Covered: 1)));
        Assert.Equal(EngineTime.NsPerSecond, watch.LongestNs);
        watch.Look(At(2.1, new PositionView("BTCUSDT", "LONG", 2, Covered: 2)));
        watch.Look(At(2.2, new PositionView("BTCUSDT", "LONG", 3, Covered: 2)));
        watch.Look(At(3.0, new PositionView("BTCUSDT", "LONG", 3, Covered: 2)));
        Assert.Equal(EngineTime.NsPerSecond, watch.LongestNs);
        watch.Look(At(3.4, new PositionView("BTCUSDT", "LONG", 3, Covered: 2)));
        Assert.Equal(1_200 * EngineTime.NsPerMs, watch.LongestNs);
    }

    [Fact]
    public void An_order_that_the_engine_did_not_place_and_one_that_came_twice_are_told()
    {
        var order = new OrderView(Market.UsdMargined, "BTCUSDT", "x", Side.Buy, "LONG", 1, 0, IsOpen: true, IsStop: false, ClosesPosition: false, IsChild: false);
        var instruments = SyntheticTicks.TableOf([SyntheticSymbols.Demo(Market.UsdMargined)[0]]);
        var wrong = SeedJudge.Wrong(new SeedLedger(), [order, order, order with { ClientId = "y", IsChild = true }], instruments).ToArray();

        Assert.Contains("the venue received order x 2 times", wrong);
        Assert.Contains("the venue received order x of BTCUSDT, which the engine did not place", wrong);
        Assert.DoesNotContain(wrong, text => text.Contains("order y"));
    }

    private static AccountView At(double seconds, params PositionView[] positions) => new((long)(seconds * EngineTime.NsPerSecond), positions);

    private static FaultDrill Drill(FaultDrillOptions options) => new(DrillVerb.FaultsConfig("hedge", []), DrillVerb.FaultsConfig("one_way", []), options);
}
