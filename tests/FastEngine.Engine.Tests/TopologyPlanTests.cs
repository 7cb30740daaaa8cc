using FastEngine.Rings;

namespace FastEngine.Engine.Tests;

public class TopologyPlanTests
{
    [Theory]
    [InlineData(Topology.Auto, 1, IdleKind.Backoff, 2, Topology.Fused, 1)]
    [InlineData(Topology.Auto, 1, IdleKind.Backoff, 4, Topology.Sharded, 1)]
    [InlineData(Topology.Auto, 3, IdleKind.Backoff, 5, Topology.Fused, 1)]
    [InlineData(Topology.Auto, 3, IdleKind.Backoff, 6, Topology.Sharded, 3)]
    [InlineData(Topology.Fused, 4, IdleKind.Backoff, 64, Topology.Fused, 1)]
    [InlineData(Topology.Sharded, 4, IdleKind.Backoff, 2, Topology.Sharded, 4)]
    [InlineData(Topology.Sharded, 4, IdleKind.BusySpin, 5, Topology.Sharded, 4)]
    public void The_cores_decide_what_auto_means_and_waiting_threads_may_share_them(
        Topology asked, int shards, IdleKind idle, int cores, Topology expected, int expectedShards)
    {
        var plan = TopologyPlan.Resolve(new EngineOptions { Topology = asked, Shards = shards, Idle = idle }, cores);
        Assert.Equal((expected, expectedShards), (plan.Topology, plan.Shards));
        Assert.Null(plan.Notice);
    }

    [Fact]
    public void Busy_spinning_threads_without_cores_fall_back_and_say_so()
    {
        var plan = TopologyPlan.Resolve(new EngineOptions { Topology = Topology.Sharded, Shards = 4, Idle = IdleKind.BusySpin }, 4);
        Assert.Equal(Topology.Fused, plan.Topology);
        Assert.Equal("5 pinned or busy-spinning threads need as many cores, 4 can be used: running fused on one thread", plan.Notice);
    }

    [Fact]
    public void Pinned_threads_without_cores_do_too() => Assert.NotNull(
        TopologyPlan.Resolve(new EngineOptions { Topology = Topology.Sharded, Shards = 2, Pin = [0, 1] }, 2).Notice);
}
