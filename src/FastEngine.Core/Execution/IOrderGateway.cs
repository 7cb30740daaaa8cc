namespace FastEngine.Core.Execution;

/// <summary>The way of orders to a venue; paper, simulated and real venues are reached through the same. Never waits.</summary>
/// <remarks>Reports come back as events, in the order of (time, order number).</remarks>
public interface IOrderGateway
{
    void Submit(in ApprovedOrder order);

    /// <summary>Asks for the cancellation of what is open of an order.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="timeNs">Time of the trade thread.</param>
    void Cancel(long order, long timeNs);

    /// <summary>Asks something of the venue; what it answers are events.</summary>
    void Query(in VenueQuery query);
}
