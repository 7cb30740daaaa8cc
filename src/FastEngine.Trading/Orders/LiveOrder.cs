using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>An order that the venue has not finished, and what its fills add up to.</summary>
internal struct LiveOrder
{
    /// <summary>Its number; 0 when the slot is free.</summary>
    public long Order;

    public long Remaining;

    /// <summary>Of an exit: what it closed so far, for the row when it is done.</summary>
    public long Closed;
    public Int128 EntryCost;
    public Int128 Proceeds;
    public Int128 Gross;
    public Int128 Fees;
    public long LastFillNs;

    /// <summary>Slot of its position.</summary>
    public int Position;

    public OrderLeg Leg;
    public ExitReason Reason;

    /// <summary>The venue has said something of it.</summary>
    public bool IsAcknowledged;

    /// <summary>With its terms.</summary>
    public const int SnapshotSize = 13 * sizeof(long) + 4 * 16 + 5 * sizeof(int) + 8;

    public readonly void Write(ref SnapshotWriter writer, in OrderTerms terms)
    {
        writer.Put(Order);
        writer.Put(Remaining);
        writer.Put(Closed);
        writer.Put(EntryCost);
        writer.Put(Proceeds);
        writer.Put(Gross);
        writer.Put(Fees);
        writer.Put(LastFillNs);
        writer.Put(Position);
        writer.Put(IsAcknowledged);
        LiveOrderTerms.Write(ref writer, in terms);
    }

    public static LiveOrder Read(ref SnapshotReader reader, out OrderTerms terms)
    {
        var order = new LiveOrder
        {
            Order = reader.Int64(), Remaining = reader.Int64(), Closed = reader.Int64(), EntryCost = reader.Int128(), Proceeds = reader.Int128(),
            Gross = reader.Int128(), Fees = reader.Int128(), LastFillNs = reader.Int64(), Position = reader.Int32(), IsAcknowledged = reader.Bool(),
        };
        terms = LiveOrderTerms.Read(ref reader, order.Order);
        order.Leg = terms.Leg;
        order.Reason = terms.Reason;
        return order;
    }
}
