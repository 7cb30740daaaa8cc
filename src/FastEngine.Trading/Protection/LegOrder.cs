using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>An order of a leg, as far as the venue has told.</summary>
internal struct LegOrder
{
    /// <summary>Its number, 0 for none.</summary>
    public long Order;

    /// <summary>What it has open.</summary>
    public long Quantity;

    public long Price;
    public long SentNs;

    /// <summary>An answer that was asked for before this, and does not show it, is no proof that it is gone.</summary>
    public long DoubtNs;

    /// <summary>When its cancellation was asked for last, 0 for not.</summary>
    public long CancelNs;

    /// <summary>The last answer that showed it.</summary>
    public long ShownBy;

    public LegOrderState State;
    public bool IsAccepted;

    /// <summary>It was set off: a part of it has filled.</summary>
    public bool IsFilling;

    /// <summary>A cancellation got no answer in time.</summary>
    public bool IsCancelOverdue;

    public const int SnapshotSize = 7 * sizeof(long) + 4;

    public readonly bool IsCancelling => CancelNs != 0;

    /// <summary>Whether it protects: it is there, and is to stay.</summary>
    public readonly bool Protects => Order != 0 && State == LegOrderState.Attached && !IsCancelling;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Order);
        writer.Put(Quantity);
        writer.Put(Price);
        writer.Put(SentNs);
        writer.Put(DoubtNs);
        writer.Put(CancelNs);
        writer.Put(ShownBy);
        writer.Put((byte)State);
        writer.Put(IsAccepted);
        writer.Put(IsFilling);
        writer.Put(IsCancelOverdue);
    }

    public static LegOrder Read(ref SnapshotReader reader) => new()
    {
        Order = reader.Int64(), Quantity = reader.Int64(), Price = reader.Int64(), SentNs = reader.Int64(), DoubtNs = reader.Int64(),
        CancelNs = reader.Int64(), ShownBy = reader.Int64(), State = (LegOrderState)reader.Byte(), IsAccepted = reader.Bool(),
        IsFilling = reader.Bool(), IsCancelOverdue = reader.Bool(),
    };
}
