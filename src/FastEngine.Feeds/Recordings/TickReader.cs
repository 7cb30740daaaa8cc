using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Reads the trades of one input in its order, without waiting and, once warm, without allocating.</summary>
/// <remarks>Every tick's sequence is its 1-based line or record number in this input. One thread reads; any thread may look at the progress.</remarks>
public abstract class TickReader : IDisposable
{
    /// <param name="displayName">The input as messages name it, usually its path.</param>
    /// <param name="report">That of the reader behind it, for one that only chooses; null for one of its own.</param>
    protected TickReader(string displayName, ReadingReport? report = null)
    {
        DisplayName = displayName;
        Report = report ?? new ReadingReport();
    }

    public string DisplayName { get; }

    public ReadingReport Report { get; }

    /// <summary>Nothing will come any more.</summary>
    public abstract bool IsCompleted { get; }

    /// <summary>Bytes of the input as stored (compressed) that were taken so far; for a progress bar.</summary>
    public virtual long StoredBytesRead => Report.Bytes;

    /// <summary>Bytes of the input as stored, or 0 when its length is not known.</summary>
    public virtual long StoredBytesTotal => 0;

    /// <summary>Before the first <see cref="Fill"/>: trades before this time need not be read, where the input can tell where they end without reading them.</summary>
    public virtual void SkipBefore(long timeNs)
    {
    }

    /// <summary>Writes the next ticks, a bounded amount of work.</summary>
    /// <returns>How many were written; 0 when none is there now: ask again later, unless <see cref="IsCompleted"/>.</returns>
    public abstract int Fill(Span<Tick> destination);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
