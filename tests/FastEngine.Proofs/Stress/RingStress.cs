using FastEngine.Rings;

namespace FastEngine.Proofs.Stress;

/// <summary>Producers against one consumer on one ring.</summary>
internal static class RingStress
{
    private const int LargestBatch = 7;

    /// <returns>What was wrong with the first wrong event; null when all were right.</returns>
    public static string? Run(IRing<StressEvent> ring, int producers, long events)
    {
        var consumer = new RingConsumer<StressEvent>(ring);
        var each = events / producers;
        var threads = new Thread[producers];
        for (var i = 0; i < producers; i++)
        {
            var producer = i;
            threads[i] = new Thread(() => Produce(ring, producer, each)) { IsBackground = true, Name = $"producer-{i}" };
            threads[i].Start();
        }

        var problem = Consume(consumer, new long[producers], each * producers);
        ring.Close();
        foreach (var thread in threads) thread.Join();
        return problem;
    }

    private static string? Consume(RingConsumer<StressEvent> consumer, long[] next, long events)
    {
        var idle = default(YieldingIdle);
        for (long count = 0; count < events;)
        {
            var last = consumer.HighestAvailable();
            if (last < consumer.Next)
            {
                idle.Idle();
                continue;
            }

            idle.Reset();
            for (var sequence = consumer.Next; sequence <= last; sequence++, count++)
            {
                var seen = consumer[sequence];
                if (!seen.IsWhole) return $"the event at {sequence} is torn: producer {seen.Producer}, number {seen.Number}";
                var expected = next[seen.Producer]++;
                if (seen.Number != expected) return $"at {sequence} came {seen.Number} of producer {seen.Producer} where {expected} was due";
            }

            consumer.Release(last);
        }

        return null;
    }

    private static void Produce(IRing<StressEvent> ring, int producer, long events)
    {
        var idle = default(YieldingIdle);
        try
        {
            for (long number = 0; number < events;)
            {
                var count = (int)Math.Min(1 + number % Math.Min(LargestBatch, ring.Capacity), events - number);
                var highest = ring.Claim(count, ref idle);
                for (var sequence = highest - count + 1; sequence <= highest; sequence++) ring[sequence] = StressEvent.Of(producer, number++);
                ring.Publish(highest - count + 1, highest);
            }
        }
        catch (RingClosedException)
        {
            // The consumer has seen enough.
        }
    }
}
