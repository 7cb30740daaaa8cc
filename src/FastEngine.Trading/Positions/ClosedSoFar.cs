using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>What has been closed of a position so far: the sum of its contributions that closed.</summary>
public struct ClosedSoFar
{
    /// <summary>Sums of price times quantity.</summary>
    public Int128 EntryCost;
    public Int128 Proceeds;

    /// <summary>Of entry and exit, less funding received; money.</summary>
    public Int128 Fees;

    /// <summary>Net of the fees; money.</summary>
    public Int128 Pnl;

    public long Quantity;

    /// <summary>Venue time of the last part, 0 before the first.</summary>
    public long LastNs;

    /// <summary>Of the last part.</summary>
    public ExitReason Reason;

    internal const int SnapshotSize = 4 * 16 + 2 * sizeof(long) + 1;

    public void Add(in Contribution closed)
    {
        EntryCost += closed.EntryCost;
        Proceeds += closed.ExitProceeds;
        Fees += closed.Fees;
        Pnl += closed.Pnl;
        Quantity += closed.Quantity;
        LastNs = closed.TimeNs;
        Reason = closed.Reason;
    }

    internal readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(EntryCost);
        writer.Put(Proceeds);
        writer.Put(Fees);
        writer.Put(Pnl);
        writer.Put(Quantity);
        writer.Put(LastNs);
        writer.Put((byte)Reason);
    }

    internal static ClosedSoFar Read(ref SnapshotReader reader) => new()
    {
        EntryCost = reader.Int128(), Proceeds = reader.Int128(), Fees = reader.Int128(), Pnl = reader.Int128(), Quantity = reader.Int64(),
        LastNs = reader.Int64(), Reason = (ExitReason)reader.Byte(),
    };
}
