using BenchmarkDotNet.Attributes;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Benchmarks;

/// <summary>One 256-byte record until it may be acted on: append, settle, wait; percentiles are printed at the end of each case (the table's
/// figures include a pause).</summary>
[MinColumn, MedianColumn, WarmupCount(2), IterationCount(8), InvocationCount(1)]
public class JournalCommit : IDisposable
{
    public const int Records = 300;

    private readonly byte[] _payload = new byte[256];
    private readonly LatencyHistogram _latencies = new();
    private JournalUnderTest _journal = null!;

    [Params(FsyncPolicy.Off, FsyncPolicy.Interval, FsyncPolicy.Intent)]
    public FsyncPolicy Fsync { get; set; }

    /// <summary>How the writing thread waits.</summary>
    [Params(IdleKind.Blocking, IdleKind.Yielding)]
    public IdleKind Idle { get; set; }

    [GlobalSetup]
    public void SetUp() => _journal = new JournalUnderTest(Fsync, Idle);

    [GlobalCleanup]
    public void Dispose()
    {
        Console.WriteLine(
            $"// {Fsync}, {Idle}: p50 {_latencies.PercentileNs(50):N0} ns, p99 {_latencies.PercentileNs(99):N0} ns, "
            + $"max {_latencies.MaxNs:N0} ns of {_latencies.Count:N0}");
        _journal.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void Settle()
    {
        var writer = _journal.Writer;
        for (var i = 0; i < Records; i++)
        {
            var start = MonotonicClock.Stamp();
            while (!writer.TryAppend(1, 0, _payload)) Thread.Yield();
            writer.Settle();
            while (writer.Settled < writer.Appended) Thread.Yield();
            _latencies.Record(MonotonicClock.ElapsedNs(start, MonotonicClock.Stamp()));
            // Lets the writing thread go to sleep, as between two orders.
            Thread.Sleep(1);
        }
    }
}
