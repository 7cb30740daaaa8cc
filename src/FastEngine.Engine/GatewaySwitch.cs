using FastEngine.Core.Execution;
using FastEngine.Engine.Latency;

namespace FastEngine.Engine;

/// <summary>Where the trade stage's orders go: to a venue on the same thread, to the gateway's thread, or nowhere while a journal is played.</summary>
internal sealed class GatewaySwitch(IOrderGateway target) : IOrderGateway
{
    public IOrderGateway Target { get; set; } = target;

    /// <summary>Of the latency ledger; null when none is kept.</summary>
    public TradeStamps? Latency { get; set; }

    public void Submit(in ApprovedOrder order)
    {
        Target.Submit(in order);
        Latency?.Submitted(in order.Terms);
    }

    public void Cancel(long order, long timeNs) => Target.Cancel(order, timeNs);

    public void Query(in VenueQuery query) => Target.Query(in query);
}
