using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Rings.Tests;

/// <summary>Any interleaving of claims, publishes and consumers, one thread deciding the order, against plain queues.</summary>
public class RingModelTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(300);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_single_producer_ring_is_a_queue_for_every_consumer(int capacity) =>
        Check.One(Many, Prop.ForAll<byte[]>(steps => RingModel.Run(new SingleProducerRing<long>(capacity), inOrder: true, steps)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_multi_producer_ring_is_a_queue_for_every_consumer_when_publishes_come_out_of_order(int capacity) =>
        Check.One(Many, Prop.ForAll<byte[]>(steps => RingModel.Run(new MultiProducerRing<long>(capacity), inOrder: false, steps)));
}
