using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Benchmarks;

/// <summary>A journal with its writing thread, in a folder of the working directory, so that it is on a disk and not in memory.</summary>
internal sealed class JournalUnderTest : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Environment.CurrentDirectory, $"journal-bench-{Guid.NewGuid():N}")).FullName;
    private readonly IAgentRunner _runner;

    public JournalUnderTest(FsyncPolicy fsync, IdleKind idle)
    {
        Writer = JournalWriter.Open(new JournalOptions { Directory = _folder, Fsync = fsync, SegmentBytes = 64 << 20 }, new JournalSchema(new byte[32]));
        _runner = AgentRunner.Create(Writer.Io, idle, signal: Writer.Wake);
        _runner.Start();
        if (!Writer.TryBeginSegment([])) throw new InvalidOperationException("no room for a segment");
    }

    public JournalWriter Writer { get; }

    public void AwaitWritten()
    {
        Writer.Commit();
        while (Writer.Written < Writer.Appended) Thread.Yield();
    }

    /// <summary>Keeps the folder small.</summary>
    public void Expire() => new JournalDirectory(_folder).Expire(new JournalExpiryOptions { MaxTotalBytes = 0 }, _ => true, [], 0);

    public void Dispose()
    {
        _runner.Dispose();
        _runner.ThrowIfFailed();
        Writer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
