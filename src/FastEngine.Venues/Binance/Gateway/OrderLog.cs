using System.Runtime.InteropServices;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The orders of one market: by their numbers, client ids and the venue's numbers. Those that ended stay for a while: what comes late is known.</summary>
/// <remarks>Allocates nothing until more orders are live than it has room for.</remarks>
internal sealed class OrderLog
{
    private readonly Dictionary<long, TrackedOrder> _byNumber;
    private readonly Dictionary<ClientOrderId, TrackedOrder> _byId;
    private readonly Dictionary<long, TrackedOrder> _byVenue;
    private readonly List<TrackedOrder> _live;
    private readonly Queue<TrackedOrder> _ended;
    private readonly Stack<TrackedOrder> _free;
    private readonly int _kept;

    /// <param name="capacity">Orders live at once, and ended ones that are kept.</param>
    public OrderLog(int capacity)
    {
        _kept = capacity;
        _byNumber = new Dictionary<long, TrackedOrder>(2 * capacity);
        _byId = new Dictionary<ClientOrderId, TrackedOrder>(2 * capacity);
        _byVenue = new Dictionary<long, TrackedOrder>(2 * capacity);
        _live = new List<TrackedOrder>(capacity);
        _ended = new Queue<TrackedOrder>(capacity + 1);
        _free = new Stack<TrackedOrder>(2 * capacity);
        for (var i = 0; i < 2 * capacity; i++) _free.Push(new TrackedOrder());
    }

    /// <summary>Those that have not ended; the span is void after the next addition or end.</summary>
    public ReadOnlySpan<TrackedOrder> Live => CollectionsMarshal.AsSpan(_live);

    public TrackedOrder Add(in OrderTerms terms)
    {
        if (_free.Count == 0) _free.Push(new TrackedOrder());
        var order = _free.Pop();
        order.Begin(in terms);
        _byNumber[terms.Order] = order;
        _byId[terms.Id] = order;
        _live.Add(order);
        return order;
    }

    public TrackedOrder? Find(long number) => _byNumber.GetValueOrDefault(number);

    public TrackedOrder? Find(in ClientOrderId id) => _byId.GetValueOrDefault(id);

    /// <summary>By a client id as the venue writes it; null for one that is not ours.</summary>
    public TrackedOrder? Find(string? text)
    {
        if (text is not { Length: ClientOrderId.Length }) return null;
        Span<byte> bytes = stackalloc byte[ClientOrderId.Length];
        return System.Text.Encoding.ASCII.TryGetBytes(text, bytes, out _) && ClientOrderId.TryParse(bytes, out var id) ? Find(in id) : null;
    }

    /// <summary>By the venue's number.</summary>
    public TrackedOrder? FindVenue(long venueOrder) => venueOrder <= 0 ? null : _byVenue.GetValueOrDefault(venueOrder);

    public void SetVenue(TrackedOrder order, long venueOrder)
    {
        if (venueOrder <= 0 || order.VenueOrder == venueOrder) return;
        order.VenueOrder = venueOrder;
        _byVenue[venueOrder] = order;
    }

    /// <summary>It is over.</summary>
    public void End(TrackedOrder order)
    {
        if (!order.IsLive) return;
        order.State = OrderState.Ended;
        if (order.Partner is { } partner) partner.Partner = null;
        order.Partner = null;
        _live.Remove(order);
        _ended.Enqueue(order);
        if (_ended.Count > _kept && _ended.Dequeue() is { IsLive: false } oldest) Forget(oldest);
    }

    /// <summary>It was taken for over, and is not.</summary>
    public void Revive(TrackedOrder order)
    {
        order.State = OrderState.Open;
        order.HasEnd = false;
        order.EndReason = RejectReason.None;
        _live.Add(order);
    }

    private void Forget(TrackedOrder order)
    {
        if (_byNumber.TryGetValue(order.Terms.Order, out var known) && known == order) _byNumber.Remove(order.Terms.Order);
        if (_byId.TryGetValue(order.Terms.Id, out known) && known == order) _byId.Remove(order.Terms.Id);
        if (_byVenue.TryGetValue(order.VenueOrder, out known) && known == order) _byVenue.Remove(order.VenueOrder);
        _free.Push(order);
    }
}
