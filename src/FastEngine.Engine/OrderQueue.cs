using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>From the trade thread to the gateway's: what is said to a venue, in its order.</summary>
public sealed class OrderQueue(int slots) : IOrderGateway, IOrderOutlet
{
    internal SingleProducerRing<OrderRequest> Ring { get; } = new(slots);

    public void Submit(in ApprovedOrder order) => Send(in order, default);

    public void Cancel(long order, long timeNs) => Cancel(order, timeNs, default);

    public void Query(in VenueQuery query) => Query(in query, default);

    public void Send(in ApprovedOrder order, TapePlace place)
    {
        ref var request = ref Claim(OrderRequestKind.Submit, place, out var sequence);
        request.Order = order;
        Ring.Publish(sequence);
    }

    public void Cancel(long order, long timeNs, TapePlace place)
    {
        ref var request = ref Claim(OrderRequestKind.Cancel, place, out var sequence);
        request.Number = order;
        request.TimeNs = timeNs;
        Ring.Publish(sequence);
    }

    public void Query(in VenueQuery query, TapePlace place)
    {
        Claim(OrderRequestKind.Query, place, out var sequence).Query = query;
        Ring.Publish(sequence);
    }

    public void Ask(long after, long dueNs)
    {
        Claim(OrderRequestKind.Ask, new TapePlace(after, IsAtEvent: false), out var sequence).TimeNs = dueNs;
        Ring.Publish(sequence);
    }

    public void BarrierReached(long window)
    {
        Claim(OrderRequestKind.Barrier, default, out var sequence).Number = window;
        Ring.Publish(sequence);
    }

    private ref OrderRequest Claim(OrderRequestKind kind, TapePlace place, out long sequence)
    {
        var idle = default(BackoffIdle);
        sequence = Ring.Claim(1, ref idle);
        ref var request = ref Ring[sequence];
        request.Kind = kind;
        request.Place = place;
        return ref request;
    }
}
