using FastEngine.Core;
using FastEngine.Rings.Tests;
using FastEngine.Venues.Binance.Limits;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Venues.Tests.Binance;

public class RateLimiterTests
{
    private const long Second = EngineTime.NsPerSecond;
    private const long Minute = EngineTime.NsPerMinute;

    private static readonly LimitRule[] Rules =
    [
        new(LimitKind.Weight, Minute, 100), new(LimitKind.Orders, Minute, 40), new(LimitKind.Orders, 10 * Second, 12),
    ];

    private sealed record Step(RequestPurpose Purpose, int Weight, int Orders, long WaitMs);

    private static readonly Gen<Step> Steps =
        from purpose in Gen.Elements(RequestPurpose.Exit, RequestPurpose.Entry, RequestPurpose.Read)
        from weight in Gen.Choose(0, 30)
        from orders in Gen.Choose(0, 2)
        from wait in Gen.Frequency((8, Gen.Choose(0, 300)), (2, Gen.Choose(0, 20_000)))
        select new Step(purpose, weight, orders, wait);

    [Fact]
    public void No_interval_of_the_venue_ever_holds_more_than_its_limit_wherever_it_begins() =>
        Prop.ForAll(Steps.ListOf(200).Zip(Gen.Choose(0, 59_999)).ToArbitrary(), plan =>
        {
            var limiter = New();
            var sent = new List<(long AtNs, Step Step)>();
            var nowNs = 1_000 * Minute;
            foreach (var step in plan.Item1)
            {
                nowNs += step.WaitMs * EngineTime.NsPerMs;
                if (limiter.TryTake(step.Purpose, step.Weight, step.Orders, nowNs)) sent.Add((nowNs, step));
            }

            return Rules.All(rule => sent.GroupBy(one => (one.AtNs + plan.Item2 * EngineTime.NsPerMs) / rule.IntervalNs).All(interval => interval.Sum(one => Amount(rule, one.Step)) <= rule.Limit));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_exit_is_never_refused_while_exits_have_not_used_their_reserve() =>
        Prop.ForAll(Steps.ListOf(200).ToArbitrary(), plan =>
        {
            var limiter = New();
            var exits = new List<(long AtNs, Step Step)>();
            var nowNs = 1_000 * Minute;
            foreach (var step in plan)
            {
                nowNs += step.WaitMs * EngineTime.NsPerMs;
                var isTaken = limiter.TryTake(step.Purpose, step.Weight, step.Orders, nowNs);
                if (step.Purpose != RequestPurpose.Exit) continue;

                // What a slice of time keeps for longer than its interval is up to two of sixty.
                var hasReserve = Rules.All(rule => exits.Where(one => one.AtNs > nowNs - rule.IntervalNs - rule.IntervalNs / 30).Sum(one => Amount(rule, one.Step)) + Amount(rule, step) <= rule.Limit / 4);
                if (hasReserve && !isTaken) return false;
                if (isTaken) exits.Add((nowNs, step));
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(RequestPurpose.Entry)]
    [InlineData(RequestPurpose.Read)]
    public void What_takes_on_risk_or_only_asks_leaves_the_reserve_to_exits(RequestPurpose purpose)
    {
        var limiter = New();
        for (var i = 0; i < 7; i++) Assert.True(limiter.TryTake(purpose, 10, 0, Minute));

        Assert.False(limiter.TryTake(purpose, 10, 0, Minute));
        Assert.True(limiter.TryTake(RequestPurpose.Exit, 30, 0, Minute));
        Assert.False(limiter.TryTake(RequestPurpose.Exit, 1, 0, Minute));
    }

    [Fact]
    public void What_others_use_of_the_limit_counts_as_the_venue_says_it()
    {
        var limiter = New();
        limiter.Told(LimitKind.Weight, Minute, 95, 5 * Minute);

        Assert.False(limiter.TryTake(RequestPurpose.Exit, 10, 0, 5 * Minute));
        Assert.True(limiter.TryTake(RequestPurpose.Exit, 5, 0, 5 * Minute));
        Assert.True(limiter.TryTake(RequestPurpose.Exit, 90, 0, 6 * Minute + 2 * Second));
    }

    [Fact]
    public void What_the_venue_counts_of_us_is_not_counted_twice()
    {
        var limiter = New();
        limiter.TryTake(RequestPurpose.Read, 40, 0, Minute);
        limiter.Told(LimitKind.Weight, Minute, 40, Minute);

        Assert.Equal(40, limiter.Used(LimitKind.Weight, Minute, Minute));
    }

    [Theory]
    [InlineData(false, 7 * Second, 7 * Second)]
    [InlineData(false, 0, 60 * Second)]
    [InlineData(true, 0, 120 * Second)]
    [InlineData(true, 300 * Second, 300 * Second)]
    public void After_the_venue_said_that_it_is_too_much_nothing_leaves_until_it_may(bool isBanned, long retryAfterNs, long waitNs)
    {
        var limiter = New();
        limiter.BackOff(isBanned, retryAfterNs, Minute);

        Assert.False(limiter.TryTake(RequestPurpose.Exit, 1, 1, Minute + waitNs - 1));
        Assert.Equal(Minute + waitNs, limiter.RetryNs(Minute));
        Assert.True(limiter.TryTake(RequestPurpose.Exit, 1, 1, Minute + waitNs));
        Assert.Equal(1, limiter.Overruns);
    }

    [Fact]
    public void A_lower_limit_keeps_what_was_used()
    {
        var limiter = New();
        limiter.TryTake(RequestPurpose.Exit, 60, 0, Minute);
        limiter.SetRules([new LimitRule(LimitKind.Weight, Minute, 50)]);

        Assert.False(limiter.TryTake(RequestPurpose.Exit, 1, 0, Minute));
        Assert.True(limiter.TryTake(RequestPurpose.Exit, 50, 40, 3 * Minute));
    }

    [Fact]
    public void Taking_allocates_nothing()
    {
        var limiter = New();
        limiter.TryTake(RequestPurpose.Exit, 1, 1, Minute);
        var allocated = Allocations.Least(() =>
        {
            for (var i = 0; i < 100; i++) limiter.TryTake(RequestPurpose.Entry, 1, 1, Minute + i * Second);
        });
        Assert.Equal(0, allocated);
    }

    private static RateLimiter New() => new(new RateLimiterOptions { Rules = Rules });

    private static int Amount(LimitRule rule, Step step) => rule.Kind == LimitKind.Weight ? step.Weight : step.Orders;
}
