using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Proofs.Allocation;

/// <summary>Runs tick sources through the whole hot path, decisions and paper trading included, on each topology, and holds every hot thread's certificate to zero.</summary>
internal sealed class AllocationProof
{
    private const int Shards = 2;
    private const int GarbageBytes = 100_000;
    private static readonly Topology[] Topologies = [Topology.Fused, Topology.Sharded];

    private readonly ResolvedConfig _config;
    private readonly long _ticks;
    private readonly bool _isControl;
    private readonly List<string> _refutations = [];
    private int _runs;
    private long _orders;

    // Kept, so that it is really allocated.
    private byte[]? _garbage;

    public AllocationProof(ResolvedConfig config, long ticks, bool isControl)
    {
        _config = config;
        _ticks = ticks;
        _isControl = isControl;
        Console.WriteLine($"{"source",-34}{"topology",-12}{"hot thread",-12}{"ticks",12}{"allocated",12}");
    }

    public void Run(string name, Func<ITickSource> open)
    {
        foreach (var topology in Topologies) Run(name, open, topology);
    }

    /// <summary>Prints the verdict; returns the exit code.</summary>
    public int Conclude()
    {
        if (_orders == 0) _refutations.Add("no run sent an order: the way of orders is not proved");
        foreach (var refutation in _refutations) Console.Error.WriteLine($"REFUTED: {refutation}");
        if (_refutations.Count > 0) return Verdict.Refuted;
        Console.WriteLine($"proved: 0 bytes allocated on every hot thread of {_runs} runs with {_orders:N0} orders, and {GC.CollectionCount(0)} collections for what other threads allocated");
        return Verdict.Proved;
    }

    // The cold side collects meanwhile, as it does in a long run: that must not show on a hot thread.
    private void MakeGarbage() => _garbage = new byte[GarbageBytes];

    private void Run(string name, Func<ITickSource> open, Topology topology)
    {
        using var source = open();
        TickReader reader = _isControl ? new AllocatingReader(source.Reader, _ticks / 2) : source.Reader;
        var request = new RunRequest { Verb = "proof", Files = [], Config = _config, Instruments = [], Trades = true };
        using var run = new RecordingRun(request, source.Instruments, [reader], options => options with { Topology = topology, Shards = Shards });
        var orders = new OrderCounter();
        run.Execute(null, MakeGarbage, CancellationToken.None, orders);
        _orders += orders.Placed;
        _runs++;
        var title = $"{name}, {topology.ToString().ToLowerInvariant()}";

        // A run in which nothing arrived, or everything was refused, would prove nothing.
        if (run.Ticks < _ticks) _refutations.Add($"{title}: only {run.Ticks:N0} of {_ticks:N0} ticks went through");
        if (source.Malformed > 0) _refutations.Add($"{title}: {source.Malformed:N0} lines were malformed");
        foreach (var thread in run.Pipeline.HotThreads())
        {
            var allocated = thread.AllocatedBytes is { } bytes ? $"{bytes:N0} B" : "unknown";
            Console.WriteLine($"{name,-34}{topology.ToString().ToLowerInvariant(),-12}{thread.Name,-12}{thread.Ticks,12:N0}{allocated,12}");
            if (thread.AllocatedBytes != 0) _refutations.Add($"{title}: hot thread {thread.Name} allocated {thread.AllocatedBytes?.ToString("N0") ?? "an unknown number of"} bytes");
        }
    }
}
