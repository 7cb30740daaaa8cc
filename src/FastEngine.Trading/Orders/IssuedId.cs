using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Orders;

/// <summary>What tells a recent order of an instrument from others.</summary>
internal struct IssuedId
{
    public long Sequence;
    public int StrategyId;
    public int Attempt;
    public OrderLeg Leg;
    public Side Side;
}
