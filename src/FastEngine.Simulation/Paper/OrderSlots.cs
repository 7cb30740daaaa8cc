using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>The live orders of every instrument, in order of arrival, then number; a fixed number of places an instrument.</summary>
internal sealed class OrderSlots
{
    private readonly PinnedArray<WorkingOrder> _orders;
    private readonly PinnedArray<PaperBook> _books;
    private readonly int _capacity;

    public OrderSlots(int instruments, int capacity)
    {
        _capacity = capacity;
        _orders = new PinnedArray<WorkingOrder>(checked(instruments * capacity));
        _books = new PinnedArray<PaperBook>(instruments);
        foreach (ref var book in _books.AsSpan()) book.NextQueryNs = book.NextEventNs = long.MaxValue;
    }

    public ref PaperBook Book(int instrumentId) => ref _books[instrumentId];

    public Span<WorkingOrder> Live(int instrumentId) => _orders.AsSpan().Slice(instrumentId * _capacity, _books[instrumentId].Count);

    public bool IsFull(int instrumentId) => _books[instrumentId].Count == _capacity;

    public void Insert(int instrumentId, in WorkingOrder order)
    {
        ref var book = ref _books[instrumentId];
        var places = _orders.AsSpan().Slice(instrumentId * _capacity, book.Count + 1);
        var at = book.Count;
        while (at > 0 && IsBefore(in order, in places[at - 1])) at--;
        places[at..book.Count].CopyTo(places[(at + 1)..]);
        places[at] = order;
        book.Count++;
        if (book.Count == 1) SetNextAction(instrumentId);
        else Hasten(instrumentId, order.NextActionNs);
    }

    public void Remove(int instrumentId, int index)
    {
        var live = Live(instrumentId);
        live[(index + 1)..].CopyTo(live[index..]);
        _books[instrumentId].Count--;
        SetNextAction(instrumentId);
    }

    /// <summary>Finds a live order by its number; the one that arrives first where a number was used twice.</summary>
    public bool TryFind(long number, out int instrumentId, out int index)
    {
        for (instrumentId = 0; instrumentId < _books.Length; instrumentId++)
        {
            var live = Live(instrumentId);
            for (index = 0; index < live.Length; index++)
            {
                if (live[index].Order == number) return true;
            }
        }

        index = -1;
        return false;
    }

    /// <summary>The live order of which something arrives next; at equal times that of the lowest number.</summary>
    public int NextAction(int instrumentId)
    {
        var live = Live(instrumentId);
        var next = 0;
        for (var i = 1; i < live.Length; i++)
        {
            var earlier = live[i].NextActionNs - live[next].NextActionNs;
            if (earlier < 0 || (earlier == 0 && live[i].Order < live[next].Order)) next = i;
        }

        return next;
    }

    /// <summary>Something of an order happens at a time that was not known before; which orders are open has not changed.</summary>
    public void Hasten(int instrumentId, long actionNs)
    {
        ref var book = ref _books[instrumentId];
        book.NextActionNs = Math.Min(book.NextActionNs, actionNs);
    }

    /// <summary>After orders were opened or went: when something happens next without a trade, and at which prices with one.</summary>
    public void SetNextAction(int instrumentId)
    {
        var (next, low, high, isTaking) = (WorkingOrder.Never, long.MinValue, long.MaxValue, false);
        foreach (ref var order in Live(instrumentId))
        {
            next = Math.Min(next, order.NextActionNs);
            if (!order.IsOpen) continue;
            if (order.IsTaking) isTaking = true;
            else if (order.IsReachedFromAbove) low = Math.Max(low, order.Price);
            else high = Math.Min(high, order.Price);
        }

        ref var book = ref _books[instrumentId];
        (book.NextActionNs, book.QuietLow, book.QuietHigh, book.IsTaking) = (next, low, high, isTaking);
    }

    private static bool IsBefore(in WorkingOrder left, in WorkingOrder right) =>
        left.ArrivalNs != right.ArrivalNs ? left.ArrivalNs < right.ArrivalNs : left.Order < right.Order;
}
