namespace FastEngine.Rings.Tests;

/// <summary>Several producers and one consumer, all yielding while they wait; stops at the first event that is wrong.</summary>
internal static class MultiProducerStress
{
    /// <param name="trustClaims">A mutant: reads up to the claim cursor instead of the barrier. Producers then hesitate between claim and
    /// publish, so that it shows on any machine.</param>
    /// <returns>True when every event arrived once, whole, and in the order of its producer.</returns>
    public static bool Run(IRing<Payload> ring, int producers, int eventsEach, bool trustClaims = false)
    {
        var consumed = new Sequence();
        ring.AddGatingSequences(consumed);
        var barrier = ring.NewBarrier();
        var threads = new Thread[producers];
        for (var i = 0; i < producers; i++)
        {
            var producer = i;
            threads[i] = new Thread(() => Produce(ring, producer, eventsEach, hesitate: trustClaims)) { IsBackground = true };
            threads[i].Start();
        }

        var numbers = new long[producers];
        var total = (long)producers * eventsEach;
        var idle = default(YieldingIdle);
        var right = true;
        for (long next = 0; next < total && right;)
        {
            var available = trustClaims ? ring.Cursor : barrier.HighestPublished(next);
            if (available < next)
            {
                idle.Idle();
                continue;
            }

            idle.Reset();
            for (; next <= available && right; next++)
            {
                ref readonly var slot = ref ring[next];
                right = slot.IsWhole && slot.Producer < producers && slot.Number == numbers[slot.Producer]++;
            }

            consumed.SetRelease(available);
        }

        ring.Close();
        foreach (var thread in threads) thread.Join();
        return right;
    }

    private static void Produce(IRing<Payload> ring, int producer, int events, bool hesitate)
    {
        var idle = default(YieldingIdle);
        try
        {
            for (var number = 0; number < events;)
            {
                // Batches of changing size, so that claims of the producers interleave in every way.
                var count = Math.Min(1 + number % Math.Min(3, ring.Capacity), events - number);
                var highest = ring.Claim(count, ref idle);
                if (hesitate) Thread.Yield();
                for (var sequence = highest - count + 1; sequence <= highest; sequence++)
                    ring[sequence] = new Payload(producer, number++);
                ring.Publish(highest - count + 1, highest);
            }
        }
        catch (RingClosedException)
        {
            // The consumer has seen enough.
        }
    }
}
