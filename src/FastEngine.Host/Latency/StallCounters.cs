using System.Runtime.InteropServices;

namespace FastEngine.Host.Latency;

/// <summary>What the counters of a record's slowest stage did meanwhile: of its thread and of the runtime, from the sample before the stage to the one after it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct StallCounters
{
    /// <summary>Between the two samples.</summary>
    public long WindowNs;

    /// <summary>All threads stood still for the collector.</summary>
    public long GcPauseNs;

    public long RunNs;
    public long DelayNs;
    public long SystemNs;
    public int Collections;
    public int MinorFaults;
    public int MajorFaults;
    public int Voluntary;
    public int Involuntary;

    /// <summary>Most events that a sample saw waiting on the shard's inbound ring.</summary>
    public int Waiting;

    /// <summary>Collections of the process so far, by generation.</summary>
    public int Gen0;
    public int Gen1;
    public int Gen2;

    /// <summary>Records of the run that found no room so far.</summary>
    public int Dropped;
}
