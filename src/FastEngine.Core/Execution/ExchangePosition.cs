namespace FastEngine.Core.Execution;

/// <summary>The aggregate that the venue has of an instrument's side, after a fill.</summary>
public struct ExchangePosition
{
    /// <summary>Running number, from flat to flat.</summary>
    public long Number;

    public long OpenedNs;

    /// <summary>Of all strategies and of none.</summary>
    public long Quantity;

    /// <summary>Of no strategy: the account <c>UNATTRIBUTED</c>; signed.</summary>
    public long Unattributed;

    /// <summary>Average cost: sum of price times quantity over the open quantity as a venue keeps it.</summary>
    public Int128 Cost;

    /// <summary>Realised by average cost since it was opened, before fees; money.</summary>
    public Int128 VenueRealised;

    /// <summary>Realised by each contribution's own entry since it was opened, before fees; money. Equal to the venue's when flat.</summary>
    public Int128 Realised;

    public int InstrumentId;

    /// <summary>Open strategy positions.</summary>
    public int Contributors;

    public Direction Direction;
}
