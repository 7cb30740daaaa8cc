using System.Runtime.InteropServices;
using FastEngine.Engine.Latency;

namespace FastEngine.Host.Latency;

/// <summary>One row of the latency ledger, as it is in its file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct LedgerEntry
{
    /// <summary>In the file.</summary>
    public const int Bytes = 176;

    public LatencyRecord Record;
    public StallCounters Counters;
}
