using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Timing;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Venues.Tests.Binance;

public class ClockSyncTests
{
    private const long Ms = EngineTime.NsPerMs;
    private const long Start = 1_700_000_000 * EngineTime.NsPerSecond;

    // A round trip: the venue's clock is ours plus the offset.
    private static ClockSample Trip(long atNs, long thereNs, long backNs, long offsetNs) =>
        new(atNs, atNs + thereNs + backNs, (atNs + thereNs + offsetNs) / Ms);

    [Fact]
    public void The_true_offset_is_always_within_the_uncertainty() =>
        Prop.ForAll(
            (from offset in Gen.Choose(-2_000_000, 2_000_000)
             from drift in Gen.Choose(-80, 80)
             from trips in (from there in Gen.Choose(100, 400_000) from back in Gen.Choose(100, 400_000) from wait in Gen.Choose(0, 60_000) select (there, back, wait)).ListOf(12)
             select (offset * 1_000L, drift, trips)).ToArbitrary(),
            plan =>
            {
                var (offsetNs, driftPpm, trips) = plan;
                var clock = new ClockSync(new ClockSyncOptions());
                var nowNs = Start;
                foreach (var (there, back, wait) in trips)
                {
                    nowNs += wait * Ms;
                    clock.Add(Trip(nowNs, there * 1_000L, back * 1_000L, True(nowNs + there * 1_000L)));
                    nowNs += (there + back) * 1_000L;
                    var reading = clock.At(nowNs);
                    if (Math.Abs(reading.OffsetNs - True(nowNs)) > reading.UncertaintyNs) return false;
                }

                return clock.Steps == 0;

                long True(long localNs) => offsetNs + (localNs - Start) * driftPpm / 1_000_000;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_shortest_round_trip_decides()
    {
        var clock = new ClockSync(new ClockSyncOptions());
        clock.Add(Trip(Start, 400 * Ms, 2 * Ms, 50 * Ms));
        clock.Add(Trip(Start + 1_000 * Ms, 3 * Ms, 3 * Ms, 50 * Ms));
        clock.Add(Trip(Start + 2_000 * Ms, 2 * Ms, 300 * Ms, 50 * Ms));

        var reading = clock.At(Start + 2_302 * Ms);

        Assert.InRange(reading.OffsetNs, 49 * Ms, 51 * Ms);
        Assert.InRange(reading.UncertaintyNs, 3 * Ms, 4 * Ms);
    }

    [Fact]
    public void Nothing_is_sure_before_the_first_answer_nor_long_after_the_last()
    {
        var clock = new ClockSync(new ClockSyncOptions { ReceiveWindowNs = 1_000 * Ms, MaxDriftPpb = 100_000 });
        Assert.False(clock.IsSure(Start));
        clock.Add(Trip(Start, 10 * Ms, 10 * Ms, 0));

        Assert.True(clock.IsSure(Start + 20 * Ms));
        Assert.False(clock.IsSure(Start + 3_600 * EngineTime.NsPerSecond));
    }

    [Fact]
    public void A_clock_that_was_set_drops_what_was_measured_before()
    {
        var clock = new ClockSync(new ClockSyncOptions());
        for (var i = 0; i < 8; i++) clock.Add(Trip(Start + i * 1_000 * Ms, 1 * Ms, 1 * Ms, 0));
        clock.Add(Trip(Start + 9_000 * Ms, 20 * Ms, 20 * Ms, 700 * Ms));

        Assert.Equal(1, clock.Steps);
        Assert.InRange(clock.At(Start + 9_040 * Ms).OffsetNs, 680 * Ms, 720 * Ms);
    }

    [Fact]
    public void Drift_shows_over_minutes()
    {
        var clock = new ClockSync(new ClockSyncOptions());
        for (var i = 0; i <= 60; i++) clock.Add(Trip(Start + i * 30_000 * Ms, 1 * Ms, 1 * Ms, i * 30_000 * Ms * 50 / 1_000_000));

        Assert.InRange(clock.At(Start + 60L * 30_000 * Ms).DriftPpm, 49, 51);
    }

    [Fact]
    public void The_trade_thread_is_told_offset_and_uncertainty()
    {
        var clock = new ClockSync(new ClockSyncOptions());
        clock.Add(Trip(Start, 5 * Ms, 5 * Ms, -600 * Ms));

        var command = clock.ToCommand(Start + 10 * Ms);

        Assert.Equal(CommandKind.ReportClock, command.Kind);
        Assert.InRange(command.Value, -601 * Ms, -599 * Ms);
        Assert.InRange(command.Uncertainty, 5 * Ms, 6 * Ms);
    }
}
