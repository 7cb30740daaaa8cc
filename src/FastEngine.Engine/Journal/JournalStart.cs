using FastEngine.Core.Journal;
using FastEngine.Rings;

namespace FastEngine.Engine.Journal;

/// <summary>Records that are written before the threads start, on the caller's thread.</summary>
public static class JournalStart
{
    /// <summary>Appends a record, waiting for room.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static void Append(IJournal journal, JournalKind kind, int stream, ReadOnlySpan<byte> payload)
    {
        var idle = default(BackoffIdle);
        while (!journal.TryAppend((byte)kind, (byte)stream, payload))
        {
            ThrowIfFaulty(journal);
            journal.Commit();
            idle.Idle();
        }
    }

    /// <summary>Starts a segment with a snapshot, waiting for room.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static void BeginSegment(IJournal journal, ReadOnlySpan<byte> snapshot)
    {
        var idle = default(BackoffIdle);
        while (!journal.TryBeginSegment(snapshot))
        {
            ThrowIfFaulty(journal);
            idle.Idle();
        }
    }

    private static void ThrowIfFaulty(IJournal journal)
    {
        if (journal.Fault is { } fault) throw new IOException(fault);
    }
}
