using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Execution;

/// <summary>An entry that is being worked by several orders, or by one that may have to be given up; one at a time is at the venue.</summary>
internal struct EntryWork
{
    /// <summary>0 for none.</summary>
    public long PositionId;

    public long DecidedNs;

    /// <summary>When something of it is due next.</summary>
    public long NextNs;

    /// <summary>Number of the order at the venue, 0 for none.</summary>
    public long Order;

    public long Intended;

    /// <summary>What no order was sent for yet.</summary>
    public long Unsent;

    public long ArrivalPrice;
    public long Filled;
    public Int128 FilledCost;
    public Int128 Fees;
    public long SpanNs;
    public int Slices;
    public int NextSlice;
    public int Orders;
    public EntryStyle Style;
    public WorkEnd End;

    /// <summary>What its waiting order leaves goes to market.</summary>
    public bool FallsBack;

    /// <summary>Its order at the venue waits there.</summary>
    public bool IsWaiting;

    /// <summary>Nothing more is to be sent.</summary>
    public bool IsOver;

    public const int SnapshotSize = 9 * sizeof(long) + 2 * 16 + 3 * sizeof(int) + 5;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(PositionId);
        writer.Put(DecidedNs);
        writer.Put(NextNs);
        writer.Put(Order);
        writer.Put(Intended);
        writer.Put(Unsent);
        writer.Put(ArrivalPrice);
        writer.Put(Filled);
        writer.Put(FilledCost);
        writer.Put(Fees);
        writer.Put(SpanNs);
        writer.Put(Slices);
        writer.Put(NextSlice);
        writer.Put(Orders);
        writer.Put((byte)Style);
        writer.Put((byte)End);
        writer.Put(FallsBack);
        writer.Put(IsWaiting);
        writer.Put(IsOver);
    }

    public static EntryWork Read(ref SnapshotReader reader) => new()
    {
        PositionId = reader.Int64(), DecidedNs = reader.Int64(), NextNs = reader.Int64(), Order = reader.Int64(), Intended = reader.Int64(), Unsent = reader.Int64(),
        ArrivalPrice = reader.Int64(), Filled = reader.Int64(), FilledCost = reader.Int128(), Fees = reader.Int128(), SpanNs = reader.Int64(), Slices = reader.Int32(),
        NextSlice = reader.Int32(), Orders = reader.Int32(), Style = (EntryStyle)reader.Byte(), End = (WorkEnd)reader.Byte(), FallsBack = reader.Bool(),
        IsWaiting = reader.Bool(), IsOver = reader.Bool(),
    };
}
