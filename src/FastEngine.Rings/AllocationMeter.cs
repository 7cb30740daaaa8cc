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

    /// <summary>Starts, or starts again, on this thread.</summary>
    public void Start()
    {
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
