using FastEngine.Host.Latency;

namespace FastEngine.Host.Drilling.Stalls;

/// <summary>One stall that was made on purpose.</summary>
/// <param name="From">Stamp before it.</param>
/// <param name="To">Stamp after it.</param>
/// <param name="IsDisturbed">Whether the machine's own load kept the thread off its core for a large part of it: then it is not the stall that was meant.</param>
internal readonly record struct Stall(StallKind Kind, long From, long To, bool IsDisturbed)
{
    /// <summary>What it has to be blamed on.</summary>
    public Culprit Culprit => Kind switch
    {
        StallKind.Collection => Culprit.Gc,
        StallKind.SleepingConsumer => Culprit.RingWait,
        StallKind.TakenCore => Culprit.Descheduling,
        _ => Culprit.PageFault,
    };
}
