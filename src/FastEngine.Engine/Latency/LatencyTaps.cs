using FastEngine.Rings;

namespace FastEngine.Engine.Latency;

/// <summary>The hot side of a pipeline's latency ledger: what stamps on each thread, and the rings that take the records off them.</summary>
public sealed class LatencyTaps
{
    /// <param name="shards">How many there are.</param>
    /// <param name="slots">Of each ring; a power of two.</param>
    /// <param name="desk">What trades, if anything does.</param>
    /// <param name="isVenueHere">Whether the venue is stepped on the trade thread.</param>
    /// <param name="isStampedByVenue">Whether the venue stamps orders itself, through <see cref="Orders"/>.</param>
    internal LatencyTaps(int shards, int slots, TradeDesk? desk, bool isVenueHere, bool isStampedByVenue)
    {
        var taps = new List<LatencyTap>();
        var publications = new PublicationStamps[shards];
        Shards = new ShardStamps[shards];
        for (var shard = 0; shard < shards; shard++)
        {
            publications[shard] = new PublicationStamps();
            Shards[shard] = new ShardStamps(shard, publications[shard], Add(taps, slots));
        }

        Publications = publications;
        Orders = new OrderStamps(Add(taps, slots), isStampedByVenue);
        if (desk is not null) desk.Stamps = new TradeStamps(Shards, Add(taps, slots), isVenueHere);
        Taps = taps;
    }

    /// <summary>In shard order; the source's to write.</summary>
    public IReadOnlyList<PublicationStamps> Publications { get; }

    /// <summary>The gateway thread's, for a venue that encodes and sends orders.</summary>
    public OrderStamps Orders { get; }

    /// <summary>What the slow side reads.</summary>
    public IReadOnlyList<LatencyTap> Taps { get; }

    internal ShardStamps[] Shards { get; }

    private static LatencyTap Add(List<LatencyTap> taps, int slots)
    {
        var tap = new LatencyTap(slots);
        taps.Add(tap);
        return tap;
    }
}
