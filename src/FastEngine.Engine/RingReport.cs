using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>How full a ring is.</summary>
/// <param name="Name">As <c>inbound-0</c>.</param>
/// <param name="Used">Slots that were published and not released yet.</param>
/// <param name="Capacity">Slots.</param>
/// <param name="Dropped">Events that it had no room for and that nobody waited for.</param>
public sealed record RingReport(string Name, long Used, long Capacity, long Dropped)
{
    internal static RingReport Of<T>(string name, SingleProducerRing<T> ring, long dropped)
        where T : unmanaged => new(name, Math.Clamp(ring.Capacity - ring.RemainingCapacity, 0, ring.Capacity), ring.Capacity, dropped);
}
