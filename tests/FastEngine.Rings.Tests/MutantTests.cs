namespace FastEngine.Rings.Tests;

public class MutantTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void The_stress_passes_with_acquire_and_release(int capacity) =>
        Assert.True(new SpscHarness<VolatileOrder>(capacity).Passes(5_000));

#if !DEBUG // Reads leave the loop in optimised code only.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void The_stress_catches_plain_reads_in_the_wait_loop(int capacity) =>
        Assert.False(new SpscHarness<PlainOrder>(capacity).Passes(20_000));
#endif

    [Fact]
    public void The_stress_catches_a_consumer_that_takes_claimed_for_published() =>
        Assert.False(MultiProducerStress.Run(new MultiProducerRing<Payload>(8), producers: 2, eventsEach: 200_000, trustClaims: true));
}
