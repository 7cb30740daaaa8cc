using FastEngine.Trading.State;

namespace FastEngine.Trading.Residues;

/// <summary>What is thought of one exchange position, compared with what the venue tells of it.</summary>
internal struct AuditSlot
{
    public const int SnapshotSize = 9 * sizeof(long);

    /// <summary>Since when both differ with nothing under way; 0 while they do not.</summary>
    public long DoubtNs;

    /// <summary>Our quantity then.</summary>
    public long Held;

    /// <summary>How long the doubt is to last.</summary>
    public long LimitNs;

    /// <summary>Since when the venue refuses exits because there is nothing to reduce; 0 while it does not.</summary>
    public long RefusedNs;

    /// <summary>When it did last.</summary>
    public long RefusedLastNs;

    /// <summary>The quantity that both had last: what the venue still shows when it is late.</summary>
    public long Agreed;

    /// <summary>Of the position's query that has no answer, 0 for none.</summary>
    public long Query;
    public long AskedNs;

    /// <summary>When to look again, 0 for never.</summary>
    public long DueNs;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(DoubtNs);
        writer.Put(Held);
        writer.Put(LimitNs);
        writer.Put(RefusedNs);
        writer.Put(RefusedLastNs);
        writer.Put(Agreed);
        writer.Put(Query);
        writer.Put(AskedNs);
        writer.Put(DueNs);
    }

    public static AuditSlot Read(ref SnapshotReader reader) => new()
    {
        DoubtNs = reader.Int64(), Held = reader.Int64(), LimitNs = reader.Int64(), RefusedNs = reader.Int64(), RefusedLastNs = reader.Int64(),
        Agreed = reader.Int64(), Query = reader.Int64(), AskedNs = reader.Int64(), DueNs = reader.Int64(),
    };
}
