using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Dtms;

/// <summary>A hedge from the moment that its order is sent until nothing of it is open or can fill.</summary>
internal struct DtmsHedge
{
    public long PositionId;

    /// <summary>When its closing is tried again.</summary>
    public long NextTryNs;

    /// <summary>Slot of the position that it hedges; -1 when it is not its hedge any more.</summary>
    public int Parent;

    public bool IsUsed;

    /// <summary>Something of it has filled.</summary>
    public bool HasOpened;

    /// <summary>It is to be closed, until it is.</summary>
    public bool WantsClose;

    public ExitReason Reason;

    public const int SnapshotSize = 2 * sizeof(long) + sizeof(int) + 3;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(PositionId);
        writer.Put(NextTryNs);
        writer.Put(Parent);
        writer.Put(HasOpened);
        writer.Put(WantsClose);
        writer.Put((byte)Reason);
    }

    public static DtmsHedge Read(ref SnapshotReader reader) => new()
    {
        PositionId = reader.Int64(), NextTryNs = reader.Int64(), Parent = reader.Int32(), HasOpened = reader.Bool(), WantsClose = reader.Bool(),
        Reason = (ExitReason)reader.Byte(), IsUsed = true,
    };
}
