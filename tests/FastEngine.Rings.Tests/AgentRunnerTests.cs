namespace FastEngine.Rings.Tests;

public class AgentRunnerTests
{
    public static TheoryData<IdleKind> Kinds => [.. Enum.GetValues<IdleKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_agent_starts_works_drains_and_closes_on_its_named_thread(IdleKind kind)
    {
        var agent = new CountdownAgent("countdown", work: 1_000);
        using var runner = AgentRunner.Create(agent, kind);
        Assert.False(runner.IsRunning);
        runner.Start();
        runner.Halt();
        runner.Join();
        runner.ThrowIfFailed();
        Assert.False(runner.IsRunning);
        Assert.True(runner.Drained);
        Assert.Equal(["start countdown", "close countdown"], agent.Log);
        Assert.Equal(0, agent.Left);
    }

    [Fact]
    public void A_drain_that_never_ends_is_cut_off_and_says_so()
    {
        var agent = new CountdownAgent("endless", work: long.MaxValue);
        using var runner = AgentRunner.Create(agent, IdleKind.Yielding, new AgentRunnerOptions { DrainLimit = 10 });
        runner.Start();
        runner.Halt();
        runner.Join();
        Assert.False(runner.Drained);
        Assert.Null(runner.Failure);
        Assert.Equal("close endless", agent.Log[^1]);
    }

    [Fact]
    public void A_failure_is_reported_at_once_and_kept_and_the_agent_is_closed()
    {
        IAgentRunner? reported = null;
        var agent = new CountdownAgent("failing", work: 100) { FailAt = 50 };
        using var runner = AgentRunner.Create(agent, IdleKind.BusySpin, new AgentRunnerOptions { OnFailure = failed => reported = failed });
        runner.Start();
        runner.Join();
        Assert.Same(runner, reported);
        Assert.Equal("50 left", runner.Failure!.Message);
        Assert.Same(runner.Failure, Assert.Throws<AgentFailedException>(runner.ThrowIfFailed).InnerException);
        Assert.False(runner.Drained);
        Assert.Equal("close failing", agent.Log[^1]);
    }

    [Fact]
    public void A_failure_on_closing_and_a_callback_that_throws_are_reported_too()
    {
        var agent = new CountdownAgent("twice", work: 3) { FailAt = 1, FailOnClose = true };
        using var runner = AgentRunner.Create(
            agent, IdleKind.Yielding, new AgentRunnerOptions { OnFailure = _ => throw new NotSupportedException("callback") });
        runner.Start();
        runner.Join();
        var failures = Assert.IsType<AggregateException>(runner.Failure).Flatten().InnerExceptions;
        Assert.Equal(["1 left", "callback", "twice"], failures.Select(failure => failure.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_runner_that_never_started_ends_quietly()
    {
        using var runner = AgentRunner.Create(new CountdownAgent("unstarted", work: 1), IdleKind.Yielding);
        runner.Halt();
        runner.Join();
        Assert.Null(runner.AllocatedBytes);
    }

    [Fact]
    public void A_thread_is_pinned_to_a_usable_core_and_says_when_it_could_not_be()
    {
        var usable = CpuTopology.UsableCores();
        Assert.NotEmpty(usable);
        Assert.InRange(CpuTopology.UsableCoreCount, 1, usable.Length);
        using var pinned = AgentRunner.Create(new CountdownAgent("pinned", work: 1), IdleKind.Yielding, core: usable[^1]);
        using var refused = AgentRunner.Create(new CountdownAgent("refused", work: 1), IdleKind.Yielding, core: 100_000);
        foreach (var runner in new[] { pinned, refused })
        {
            runner.Start();
            runner.Halt();
            runner.Join();
            runner.ThrowIfFailed();
        }

        Assert.Equal(OperatingSystem.IsLinux() ? usable[^1] : null, pinned.PinnedCore);
        Assert.Equal(100_000, refused.RequestedCore);
        Assert.Null(refused.PinnedCore);
        Assert.Equal(usable, CpuTopology.UsableCores());
    }

    [Fact]
    public void A_composite_runs_its_agents_in_wiring_order_and_closes_all_of_them()
    {
        var log = new List<string>();
        var first = new CountdownAgent("first", work: 2, log) { FailOnClose = true };
        var second = new CountdownAgent("second", work: 3, log);
        var invoker = new AgentInvoker(new CompositeAgent("both", first, second));
        invoker.Start();
        Assert.Equal(2, invoker.Invoke());
        Assert.Equal(3, invoker.InvokeUntilIdle());
        Assert.Equal(0, invoker.Invoke());
        Assert.Contains("both", Assert.Throws<AggregateException>(invoker.Close).Message);
        invoker.Close();
        Assert.Equal(["start first", "start second", "close first", "close second"], log);
        Assert.Throws<ObjectDisposedException>(() => invoker.Invoke());
    }
}
