using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>A leg of a position: its order, and while that is replaced the order that takes its place.</summary>
internal struct Leg
{
    public LegOrder Current;
    public LegOrder Next;

    /// <summary>Where it should be, 0 while it should not exist.</summary>
    public long Price;

    /// <summary>When it was placed or moved last.</summary>
    public long MovedNs;

    /// <summary>Nothing is placed before.</summary>
    public long RetryNs;

    /// <summary>Since when the venue says that there is nothing to reduce, 0 for not.</summary>
    public long RefusedNs;

    public OrderLeg Kind;
    public LegStatus Status;
    public LegHold Hold;

    /// <summary>It was lost, and the Sentinel lets it be placed again.</summary>
    public bool IsRestoring;

    public const int SnapshotSize = 2 * LegOrder.SnapshotSize + 4 * sizeof(long) + 4;

    public readonly bool IsProtecting => Current.Protects || Next.Protects;

    /// <summary>The quantity that attached orders protect.</summary>
    public readonly long Protected => (Current.Protects ? Current.Quantity : 0) + (Next.Protects ? Next.Quantity : 0);

    /// <summary>When the newest attached order was sent, for all that was open then; 0 without one.</summary>
    public readonly long CoveredNs => Math.Max(Current.Protects ? Current.SentNs : 0, Next.Protects ? Next.SentNs : 0);

    public readonly void Write(ref SnapshotWriter writer)
    {
        Current.Write(ref writer);
        Next.Write(ref writer);
        writer.Put(Price);
        writer.Put(MovedNs);
        writer.Put(RetryNs);
        writer.Put(RefusedNs);
        writer.Put((byte)Kind);
        writer.Put((byte)Status);
        writer.Put((byte)Hold);
        writer.Put(IsRestoring);
    }

    public static Leg Read(ref SnapshotReader reader) => new()
    {
        Current = LegOrder.Read(ref reader), Next = LegOrder.Read(ref reader), Price = reader.Int64(), MovedNs = reader.Int64(),
        RetryNs = reader.Int64(), RefusedNs = reader.Int64(), Kind = (OrderLeg)reader.Byte(), Status = (LegStatus)reader.Byte(),
        Hold = (LegHold)reader.Byte(), IsRestoring = reader.Bool(),
    };
}
