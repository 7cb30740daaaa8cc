using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>A venue that is driven by its own thread, and so is never asked.</summary>
public sealed class GatewayOutlet(IOrderGateway gateway) : IOrderOutlet
{
    public void Send(in ApprovedOrder order, TapePlace place) => gateway.Submit(in order);

    public void Cancel(long order, long timeNs, TapePlace place) => gateway.Cancel(order, timeNs);

    public void Query(in VenueQuery query, TapePlace place) => gateway.Query(in query);

    public void Ask(long after, long dueNs)
    {
    }

    public void BarrierReached(long window)
    {
    }
}
