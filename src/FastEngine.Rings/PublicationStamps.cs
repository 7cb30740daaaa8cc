using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>When the events of each publication on one ring were received, parsed and published; looked up by their place on the ring.</summary>
/// <remarks>One set of stamps a publication, so that a burst costs no stamp an event. The ring's producer writes; any thread may look.</remarks>
public sealed class PublicationStamps
{
    // A power of two. Older ones are forgotten: who is that many publications behind has no stamps.
    private const int Slots = 4_096;

    // A writer that laps a reader would change what it reads: the oldest are not looked at.
    private const int Margin = 64;

    private readonly Mark[] _marks = GC.AllocateArray<Mark>(Slots, pinned: true);
    private long _count;

    /// <summary>Before the events are published on the ring.</summary>
    /// <param name="first">Place on the ring of the first event.</param>
    /// <param name="received">Stamp of the receive call, or of the read, that the earliest of them came with; 0 when not taken.</param>
    /// <param name="parsed">Stamp of when the last of them was parsed.</param>
    public void Add(long first, long received, long parsed)
    {
        ref var mark = ref _marks[_count & (Slots - 1)];
        mark.First = first;
        mark.Received = received;
        mark.Parsed = parsed;
        mark.Published = MonotonicClock.Stamp();

        // Release: pairs with the acquire in TryFind.
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Finds the publication of an event.</summary>
    /// <param name="place">Of the event on the ring; published already.</param>
    /// <returns>False when it is too long ago.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryFind(long place, out long received, out long parsed, out long published)
    {
        received = parsed = published = 0;

        // Acquire: pairs with the release in Add.
        var count = Volatile.Read(ref _count);
        var low = Math.Max(0, count - (Slots - Margin));
        var high = count - 1;
        if (high < low || First(low) > place) return false;
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (First(middle) <= place) low = middle;
            else high = middle - 1;
        }

        var mark = _marks[low & (Slots - 1)];
        if (Volatile.Read(ref _count) - low > Slots - 1) return false;
        (received, parsed, published) = (mark.Received, mark.Parsed, mark.Published);
        return true;
    }

    private long First(long index) => Volatile.Read(ref _marks[index & (Slots - 1)].First);

    private struct Mark
    {
        public long First;
        public long Received;
        public long Parsed;
        public long Published;
    }
}
