using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>The protection of a strategy position; one a slot.</summary>
internal struct Guard
{
    /// <summary>0 for none.</summary>
    public long PositionId;

    /// <summary>Of the first fill.</summary>
    public long OpenedNs;

    /// <summary>When the position was asked for last.</summary>
    public long PolledNs;

    /// <summary>Since when one of its legs is not there, -1 when all are.</summary>
    public long NakedNs;

    /// <summary>When it was closed for that, 0 for not.</summary>
    public long ClosedNs;

    /// <summary>When legs were restored last, 0 for never.</summary>
    public long RepairedNs;

    /// <summary>When the open orders are looked at though nothing happened.</summary>
    public long AuditNs;

    public VenueLook Look;
    public Leg Stop;
    public Leg Target;
    public GuardPhase Phase;

    /// <summary>The Sentinel has asked for the open orders, and restores what they lack.</summary>
    public bool IsRepairing;

    /// <summary>The next look does not wait for the period.</summary>
    public bool IsUrgent;

    public const int SnapshotSize = 7 * sizeof(long) + VenueLook.SnapshotSize + 2 * Leg.SnapshotSize + 3;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(PositionId);
        writer.Put(OpenedNs);
        writer.Put(PolledNs);
        writer.Put(NakedNs);
        writer.Put(ClosedNs);
        writer.Put(RepairedNs);
        writer.Put(AuditNs);
        Look.Write(ref writer);
        Stop.Write(ref writer);
        Target.Write(ref writer);
        writer.Put((byte)Phase);
        writer.Put(IsRepairing);
        writer.Put(IsUrgent);
    }

    public static Guard Read(ref SnapshotReader reader) => new()
    {
        PositionId = reader.Int64(), OpenedNs = reader.Int64(), PolledNs = reader.Int64(), NakedNs = reader.Int64(), ClosedNs = reader.Int64(),
        RepairedNs = reader.Int64(), AuditNs = reader.Int64(), Look = VenueLook.Read(ref reader), Stop = Leg.Read(ref reader),
        Target = Leg.Read(ref reader), Phase = (GuardPhase)reader.Byte(), IsRepairing = reader.Bool(), IsUrgent = reader.Bool(),
    };
}
