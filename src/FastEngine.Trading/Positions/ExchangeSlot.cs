using FastEngine.Core;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>What a venue has of an instrument's side, from flat to flat; of the instrument where positions are netted.</summary>
internal struct ExchangeSlot
{
    public const int SnapshotSize = AverageCost.SnapshotSize + ResidueAccount.SnapshotSize + 2 * 16 + 3 * sizeof(long) + 1;

    /// <summary>As the venue keeps it.</summary>
    public AverageCost Held;

    /// <summary>The part of it that belongs to no strategy.</summary>
    public ResidueAccount Residue;

    /// <summary>Realised by average cost and by each contribution's own entry, sums of price times quantity.</summary>
    public Int128 VenueRealised;
    public Int128 Realised;

    /// <summary>Running number over all, 0 while it is flat.</summary>
    public long Number;
    public long OpenedNs;

    /// <summary>Contributions so far.</summary>
    public long Contributions;

    /// <summary>The side; of a netted position the last one it was on.</summary>
    public Direction Direction;

    public readonly bool IsFlat => Held.Quantity == 0 && Residue.Held.Quantity == 0;

    public readonly void Write(ref SnapshotWriter writer)
    {
        Held.Write(ref writer);
        Residue.Write(ref writer);
        writer.Put(VenueRealised);
        writer.Put(Realised);
        writer.Put(Number);
        writer.Put(OpenedNs);
        writer.Put(Contributions);
        writer.Put((byte)Direction);
    }

    public static ExchangeSlot Read(ref SnapshotReader reader) => new()
    {
        Held = AverageCost.Read(ref reader), Residue = ResidueAccount.Read(ref reader), VenueRealised = reader.Int128(), Realised = reader.Int128(),
        Number = reader.Int64(), OpenedNs = reader.Int64(), Contributions = reader.Int64(), Direction = (Direction)reader.Byte(),
    };
}
