using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>A slot of the order ring, from the trade thread to the gateway's.</summary>
internal struct OrderRequest
{
    public ApprovedOrder Order;
    public long CancelledOrder;
    public long TimeNs;
    public OrderRequestKind Kind;
}
