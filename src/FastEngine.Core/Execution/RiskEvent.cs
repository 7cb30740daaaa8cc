namespace FastEngine.Core.Execution;

/// <summary>What a desk of the trade thread saw or did, with its numbers; which of them mean something follows from the kind.</summary>
public struct RiskEvent
{
    public long PositionId;
    public long Order;
    public long Price;
    public long Quantity;
    public Int128 Amount;

    /// <summary>What was compared, and with what.</summary>
    public double Measured;
    public double Limit;

    /// <summary>-1 for what concerns the account.</summary>
    public int InstrumentId;

    /// <summary>Instrument of the leader or of the other position, -1 for none.</summary>
    public int OtherInstrumentId;

    public RiskEventKind Kind;

    /// <summary>Of a trigger.</summary>
    public KillSwitchReason Trigger;
    public OrderLeg Leg;
    public RejectReason Reject;
    public StopCause Cause;
    public ExitReason Reason;

    /// <summary>Side of the position that it is about.</summary>
    public Direction Direction;
}
