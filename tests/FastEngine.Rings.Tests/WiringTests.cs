namespace FastEngine.Rings.Tests;

public class WiringTests
{
    public static TheoryData<IRing<long>> Rings(int capacity) => [new SingleProducerRing<long>(capacity), new MultiProducerRing<long>(capacity)];

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(3)]
    [InlineData(1000)]
    public void A_capacity_that_is_no_power_of_two_is_refused_by_its_value(int capacity)
    {
        Assert.Contains(capacity.ToString(), Assert.Throws<ArgumentOutOfRangeException>(() => new SingleProducerRing<long>(capacity)).Message);
        Assert.Contains(capacity.ToString(), Assert.Throws<ArgumentOutOfRangeException>(() => new MultiProducerRing<long>(capacity)).Message);
    }

    [Theory]
    [MemberData(nameof(Rings), 4)]
    public void A_claim_that_can_never_fit_is_an_error(IRing<long> ring)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.TryClaim(5, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.TryClaim(0, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.TryClaim(-1, out _));
        Assert.Equal(0, ring.RefusedClaims);
    }

    [Theory]
    [MemberData(nameof(Rings), 4)]
    public void A_ring_that_nobody_consumes_fills_up_and_loses_nothing(IRing<long> ring)
    {
        Assert.True(ring.TryClaim(3, out var highest));
        Assert.Equal(2, highest);
        Assert.Equal(1, ring.RemainingCapacity);
        Assert.False(ring.TryClaim(2, out _));
        Assert.True(ring.TryClaim(1, out highest));
        Assert.Equal(3, highest);
        Assert.False(ring.TryClaim(1, out _));
        Assert.Equal(2, ring.RefusedClaims);
    }

    [Theory]
    [MemberData(nameof(Rings), 4)]
    public void A_consumer_cannot_join_after_the_first_claim(IRing<long> ring)
    {
        Assert.True(ring.TryClaim(1, out _));
        Assert.Contains("1 events", Assert.Throws<InvalidOperationException>(() => new RingConsumer<long>(ring)).Message);
    }

    [Theory]
    [MemberData(nameof(Rings), 4)]
    public void Removing_the_slowest_consumer_frees_the_producer(IRing<long> ring)
    {
        var slow = new RingConsumer<long>(ring);
        var fast = new RingConsumer<long>(ring);
        Assert.True(ring.TryClaim(4, out var highest));
        ring.Publish(0, highest);
        Assert.Equal(3, fast.HighestAvailable());
        fast.Release(3);
        Assert.False(ring.TryClaim(1, out _));
        Assert.True(ring.RemoveGatingSequence(slow.Sequence));
        Assert.False(ring.RemoveGatingSequence(slow.Sequence));
        Assert.True(ring.TryClaim(4, out _));
    }

    [Theory]
    [MemberData(nameof(Rings), 4)]
    public void A_claim_that_waits_is_told_when_the_ring_closes(IRing<long> ring)
    {
        Assert.True(ring.TryClaim(4, out _));
        ring.Close();
        var idle = default(BusySpinIdle);
        Assert.Throws<RingClosedException>(() => ring.Claim(1, ref idle));
        Assert.Equal(1, ring.WaitedClaims);
    }

    [Theory]
    [MemberData(nameof(Rings), 4)]
    public void A_consumer_releases_only_what_it_could_read(IRing<long> ring)
    {
        var consumer = new RingConsumer<long>(ring);
        Assert.True(ring.TryClaim(2, out var highest));
        ring.Publish(0, highest);
        Assert.Throws<ArgumentOutOfRangeException>(() => consumer.Release(0));
        Assert.Equal(2, consumer.Available(10));
        Assert.Equal(1, consumer.Available(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => consumer.Release(2));
        consumer.Release(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => consumer.Release(0));
        Assert.Equal(0, consumer.Available(10));
    }

    [Fact]
    public void A_slow_publisher_holds_back_what_was_claimed_after_it()
    {
        var ring = new MultiProducerRing<long>(8);
        var consumer = new RingConsumer<long>(ring);
        Assert.True(ring.TryClaim(2, out var slow));
        Assert.True(ring.TryClaim(3, out var quick));
        ring.Publish(2, quick);
        Assert.Equal(4, ring.Cursor);
        Assert.Equal(0, consumer.Available(10));
        ring.Publish(0, slow);
        Assert.Equal(5, consumer.Available(10));
    }
}
