namespace FastEngine.Host.Latency;

/// <summary>All counters at one moment.</summary>
internal sealed class CounterSample(int threads, int shards)
{
    public long Stamp { get; set; }

    public long GcPauseNs { get; set; }

    public int Gen0 { get; set; }

    public int Gen1 { get; set; }

    public int Gen2 { get; set; }

    public ThreadCounters[] Threads { get; } = new ThreadCounters[threads];

    /// <summary>Events on the inbound ring, by shard.</summary>
    public int[] Waiting { get; } = new int[shards];
}
