using FastEngine.Engine;
using FastEngine.Host.Latency;
using FastEngine.Server.Metrics;

namespace FastEngine.Host.Serving;

/// <summary>What the system has counted of the engine's threads: read when it is asked for, never by the threads.</summary>
internal sealed class ThreadFigures(Pipeline pipeline)
{
    private const double NsPerSecond = 1e9;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, ThreadCounterReader> _readers = [];

    /// <summary>A thread once, by the first of its stages; none before the start, and where the system does not count.</summary>
    public IReadOnlyList<Measurement> Measurements()
    {
        var found = new List<Measurement>();
        lock (_gate)
        {
            foreach (var (id, name) in Threads())
            {
                if (!_readers.TryGetValue(id, out var reader)) _readers[id] = reader = new ThreadCounterReader(id);
                var counted = reader.Read();
                var thread = ("thread", name);
                found.Add(ServedFigures.Counter("thread.cpu", "s", "Time of a thread on a core.", counted.RunNs / NsPerSecond, thread));
                found.Add(ServedFigures.Counter("thread.core_wait", "s", "Time in which a thread was ready and had no core.", counted.DelayNs / NsPerSecond, thread));
                found.Add(ServedFigures.Counter("thread.switches", "{switch}", "Times that the core was taken from a thread.", counted.Involuntary, thread));
                found.Add(ServedFigures.Counter("thread.page_faults", "{fault}", "Page faults of a thread.", counted.Minor + counted.Major, thread));
            }
        }

        return found;
    }

    private List<(int Id, string Name)> Threads()
    {
        var threads = pipeline.StageThreads();
        var found = new List<(int Id, string Name)>();
        Add(threads.Feed, threads.Shards.Contains(threads.Feed) ? "fused" : "feed");
        for (var shard = 0; shard < threads.Shards.Count; shard++) Add(threads.Shards[shard], $"shard-{shard}");
        Add(threads.Trade, "trade");
        Add(threads.Gateway, "gateway");
        return found;

        void Add(int id, string name)
        {
            if (id != 0 && found.All(one => one.Id != id)) found.Add((id, name));
        }
    }
}
