using FastEngine.Core;

namespace FastEngine.Host.Latency;

/// <summary>Blames a slow stage on what explains most of its length.</summary>
/// <remarks>Counters are of a window that is longer than the stage, so what is found is likely, not proven. What explains less than half
/// of the stage is not blamed, nor is what was too long to have been in it.</remarks>
internal static class Culprits
{
    // Trap, finding a page and clearing it, in a virtual machine.
    private const long MinorFaultNs = EngineTime.NsPerUs;

    // A read of a fast disk.
    private const long MajorFaultNs = 100 * EngineTime.NsPerUs;

    // With so many faults the time in the kernel is theirs: pages of 2 MiB take far longer to clear than the estimate.
    private const int ManyFaults = 16;

    // Stamps and counters are not taken at one moment.
    private const double Tolerance = 1.25;

    /// <param name="stage">The slow one.</param>
    /// <param name="ns">Its length.</param>
    /// <param name="counters">Of its thread.</param>
    /// <param name="hasTradeThread">Whether the trade stage has a thread of its own, so that a ring is before it.</param>
    public static Culprit Of(Stage stage, long ns, in StallCounters counters, bool hasTradeThread)
    {
        var gc = Fits(counters.GcPauseNs, counters.Collections, ns);
        var delay = Fits(Share(counters.DelayNs, ns, counters.WindowNs), counters.Voluntary + counters.Involuntary, ns);
        var faults = counters.MajorFaults * MajorFaultNs + counters.MinorFaults * MinorFaultNs;
        if (counters.MinorFaults + counters.MajorFaults >= ManyFaults) faults = Math.Max(faults, counters.SystemNs);
        faults = Math.Min(faults, ns);
        var half = Math.Max(1, ns / 2);

        // A thread that stands still for the collector waits for no core; what else is in a window that is longer than the stage may be beside it.
        if (gc >= half) return Culprit.Gc;
        if (Math.Max(delay, faults) >= half) return faults >= delay ? Culprit.PageFault : Culprit.Descheduling;
        if (stage is Stage.Consumed or Stage.Encoded or Stage.Sent || (stage == Stage.Approved && hasTradeThread)) return Culprit.RingWait;
        return counters.RunNs >= ns / 2 ? Culprit.Work : Culprit.Blocked;
    }

    // A thread loses its core all the time on a busy machine: of a stage that is most of the window only its share is the stage's.
    private static long Share(long totalNs, long ns, long windowNs) => 2 * ns >= windowNs && windowNs > ns ? (long)((Int128)totalNs * ns / windowNs) : totalNs;

    // What one of so many events took on average has to fit into the stage; no more than the stage's length can be explained.
    private static long Fits(long totalNs, int events, long ns) => totalNs / Math.Max(1, events) > ns * Tolerance ? 0 : Math.Min(totalNs, ns);
}
