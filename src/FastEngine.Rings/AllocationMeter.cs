namespace FastEngine.Rings;

/// <summary>Bytes that the calling thread allocated between two moments.</summary>
public struct AllocationMeter
{
    private long _start;
    private long _allocated;
    private bool _started;
    private bool _stopped;

    /// <summary>Null unless started and stopped.</summary>
    public readonly long? Allocated => _stopped ? _allocated : null;

    /// <summary>Starts, or starts again, on this thread, with a collection.</summary>
    /// <remarks>A collection that another thread brings about may count what is left of this thread's allocation buffer (up to 8 KB) as allocated. One of its own takes the buffer
    /// away, and a thread that allocates nothing gets no other.</remarks>
    public void Start()
    {
        GC.Collect(0);
        _started = true;
        _start = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Ends on the thread that started; nothing when it never was.</summary>
    public void Stop()
    {
        if (!_started) return;
        _allocated = GC.GetAllocatedBytesForCurrentThread() - _start;
        _stopped = true;
    }
}
