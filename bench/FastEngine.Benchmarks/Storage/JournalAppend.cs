using BenchmarkDotNet.Attributes;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Benchmarks;

/// <summary>A flood of records until all are written: figures are per record, waiting for the writing thread included.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn, WarmupCount(3), IterationCount(12), InvocationCount(1)]
public class JournalAppend : IDisposable
{
    public const int Records = 500_000;

    // Less than the buffer holds.
    private const int Burst = 40_000;

    private byte[] _payload = [];
    private JournalUnderTest _journal = null!;

    [Params(64, 256)]
    public int Bytes { get; set; }

    [Params(FsyncPolicy.Off, FsyncPolicy.Interval)]
    public FsyncPolicy Fsync { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _payload = new byte[Bytes];
        new Random(1).NextBytes(_payload);
        _journal = new JournalUnderTest(Fsync, IdleKind.Blocking);
    }

    [IterationSetup]
    public void AwaitWritten() => _journal.AwaitWritten();

    [IterationCleanup]
    public void Expire() => _journal.Expire();

    [GlobalCleanup]
    public void Dispose()
    {
        _journal.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void Append()
    {
        var writer = _journal.Writer;
        for (var i = 0; i < Records; i++)
        {
            while (!writer.TryAppend(1, 0, _payload)) Thread.Yield();
            if (i % 256 != 255) continue;
            writer.Commit();
            if (writer.WantsSegment) writer.TryBeginSegment([]);
        }

        _journal.AwaitWritten();
    }

    /// <summary>The appending thread alone: what it takes while the buffer has room.</summary>
    [Benchmark(OperationsPerInvoke = Burst)]
    public void AppendIntoBuffer()
    {
        var writer = _journal.Writer;
        for (var i = 0; i < Burst; i++)
        {
            if (!writer.TryAppend(1, 0, _payload)) throw new InvalidOperationException("the buffer is full");
        }
    }
}
