using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>Questions for the open orders that have no answer yet. Any of their answers will do; what it proves is dated to the first of them.</summary>
internal struct VenueLook
{
    /// <summary>Numbers of the queries, 0 for none.</summary>
    public long First;
    public long Last;

    public long FirstNs;
    public long LastNs;

    /// <summary>The newest order when the first was asked: only of these does an answer tell.</summary>
    public long LastOrder;

    public const int SnapshotSize = 5 * sizeof(long);

    public readonly bool IsPending => First != 0;

    public readonly bool Has(long query) => First != 0 && query >= First && query <= Last;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(First);
        writer.Put(Last);
        writer.Put(FirstNs);
        writer.Put(LastNs);
        writer.Put(LastOrder);
    }

    public static VenueLook Read(ref SnapshotReader reader) => new()
    {
        First = reader.Int64(), Last = reader.Int64(), FirstNs = reader.Int64(), LastNs = reader.Int64(), LastOrder = reader.Int64(),
    };
}
