using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The trade stage's gateway when the real one has a thread of its own.</summary>
internal sealed class OrderQueue(int slots) : IOrderGateway
{
    public SingleProducerRing<OrderRequest> Ring { get; } = new(slots);

    public void Submit(in ApprovedOrder order)
    {
        ref var request = ref Claim(out var sequence);
        request.Kind = OrderRequestKind.Submit;
        request.Order = order;
        Ring.Publish(sequence);
    }

    public void Cancel(long order, long timeNs)
    {
        ref var request = ref Claim(out var sequence);
        request.Kind = OrderRequestKind.Cancel;
        request.CancelledOrder = order;
        request.TimeNs = timeNs;
        Ring.Publish(sequence);
    }

    private ref OrderRequest Claim(out long sequence)
    {
        var idle = default(BackoffIdle);
        sequence = Ring.Claim(1, ref idle);
        return ref Ring[sequence];
    }
}
