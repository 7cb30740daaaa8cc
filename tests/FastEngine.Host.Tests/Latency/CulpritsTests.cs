using FastEngine.Core;
using FastEngine.Host.Latency;

namespace FastEngine.Host.Tests.Latency;

public class CulpritsTests
{
    private const long Ms = EngineTime.NsPerMs;

    [Fact]
    public void A_collection_that_takes_half_of_the_stage_is_blamed_before_a_core_that_was_taken() =>
        Assert.Equal(Culprit.Gc, Of(Stage.Decided, 10 * Ms, new StallCounters { GcPauseNs = 6 * Ms, Collections = 1, DelayNs = 9 * Ms, Involuntary = 5 }));

    [Fact]
    public void A_collection_that_is_longer_than_the_stage_was_not_in_it() =>
        Assert.Equal(Culprit.Work, Of(Stage.Decided, 1 * Ms, new StallCounters { GcPauseNs = 6 * Ms, Collections = 1, RunNs = 1 * Ms }));

    [Fact]
    public void Waiting_for_a_core_is_descheduling() =>
        Assert.Equal(Culprit.Descheduling, Of(Stage.Consumed, 10 * Ms, new StallCounters { DelayNs = 8 * Ms, Involuntary = 4, RunNs = 2 * Ms }));

    [Fact]
    public void Many_faults_while_the_thread_ran_are_blamed() =>
        Assert.Equal(Culprit.PageFault, Of(Stage.Decided, 10 * Ms, new StallCounters { MinorFaults = 8_000, RunNs = 10 * Ms }));

    [Fact]
    public void A_few_faults_of_large_pages_are_blamed_by_the_time_in_the_kernel() =>
        Assert.Equal(Culprit.PageFault, Of(Stage.Decided, 20 * Ms, new StallCounters { MinorFaults = 24, SystemNs = 20 * Ms, RunNs = 20 * Ms }));

    [Fact]
    public void Faults_that_read_a_disk_are_blamed() =>
        Assert.Equal(Culprit.PageFault, Of(Stage.Decided, 1 * Ms, new StallCounters { MajorFaults = 8 }));

    [Fact]
    public void A_ring_is_blamed_where_one_is_before_the_stage_and_nothing_else_explains_it()
    {
        var slept = new StallCounters { Voluntary = 3, RunNs = 1 * Ms };
        Assert.Equal(Culprit.RingWait, Of(Stage.Consumed, 100 * Ms, slept));
        Assert.Equal(Culprit.RingWait, Of(Stage.Sent, 100 * Ms, slept));
        Assert.Equal(Culprit.RingWait, Culprits.Of(Stage.Approved, 100 * Ms, in slept, hasTradeThread: true));
        Assert.Equal(Culprit.Blocked, Of(Stage.Approved, 100 * Ms, slept));
    }

    [Fact]
    public void A_stage_that_ran_all_the_time_is_its_own_culprit_and_one_that_did_not_was_blocked()
    {
        Assert.Equal(Culprit.Work, Of(Stage.Decided, 10 * Ms, new StallCounters { RunNs = 9 * Ms }));
        Assert.Equal(Culprit.Blocked, Of(Stage.Decided, 10 * Ms, new StallCounters { RunNs = 1 * Ms, Voluntary = 1 }));
    }

    private static Culprit Of(Stage stage, long ns, StallCounters counters) => Culprits.Of(stage, ns, in counters, hasTradeThread: false);
}
