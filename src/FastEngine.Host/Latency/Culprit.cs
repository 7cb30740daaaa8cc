namespace FastEngine.Host.Latency;

/// <summary>What most likely made a stage slow.</summary>
internal enum Culprit : byte
{
    /// <summary>The collector stopped all threads.</summary>
    Gc,

    /// <summary>Its thread was ready to run, and had no core.</summary>
    Descheduling,

    /// <summary>Memory that was touched for the first time, or that had to be read from a disk.</summary>
    PageFault,

    /// <summary>It waited on a ring: the thread behind it slept, or was busy with what came before.</summary>
    RingWait,

    /// <summary>The stage itself waited, for a lock, a device or a peer.</summary>
    Blocked,

    /// <summary>The stage's own work took so long.</summary>
    Work,
}
