using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Protection;

/// <summary>Says what happens to the legs of positions.</summary>
internal sealed class ProtectionLog(Ledger ledger, PositionBook positions)
{
    public void Position(int slot, RiskEventKind kind, double measured = 0, double limit = 0)
    {
        ref readonly var position = ref positions[slot];
        ledger.Risk(new RiskEvent
        {
            Kind = kind, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1, Quantity = position.Quantity,
            Measured = measured, Limit = limit,
        });
    }

    /// <summary>Of a leg; where it stands and what it covers are those of its order.</summary>
    public void Leg(int slot, RiskEventKind kind, OrderLeg leg, in LegOrder order, double measured = 0, double limit = 0, RejectReason reject = RejectReason.None)
    {
        ref readonly var position = ref positions[slot];
        ledger.Risk(new RiskEvent
        {
            Kind = kind, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1, Order = order.Order,
            Price = order.Price, Quantity = order.Quantity, Leg = leg, Measured = measured, Limit = limit, Reject = reject,
        });
    }

    /// <summary>Of a stop leg that is to move, or not.</summary>
    public void Move(int slot, RiskEventKind kind, long price, double measured, double limit, StopCause cause)
    {
        ref readonly var position = ref positions[slot];
        ledger.Risk(new RiskEvent
        {
            Kind = kind, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1, Price = price,
            Quantity = position.Quantity, Leg = OrderLeg.Stop, Measured = measured, Limit = limit, Cause = cause,
        });
    }
}
