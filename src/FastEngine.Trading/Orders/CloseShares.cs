using FastEngine.Core;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Shares a close that is tied to no strategy among the positions that it reduces, by their slots.</summary>
internal sealed class CloseShares(Instrument[] instruments, PositionBook positions, ExchangeBook exchange)
{
    private readonly PinnedArray<long> _shares = new(positions.Capacity);

    public long this[int slot] => _shares[slot];

    /// <summary>Open quantity of an exchange position's strategies on a side.</summary>
    public long OpenOf(int exchangeSlot, Direction direction)
    {
        var sum = 0L;
        for (var i = 0; i < positions.Capacity; i++)
            if (Takes(i, exchangeSlot, direction)) sum += positions[i].Quantity;
        return sum;
    }

    /// <param name="exchangeSlot">The exchange position.</param>
    /// <param name="direction">Of the strategy positions.</param>
    /// <param name="quantity">At most what is open of them.</param>
    /// <param name="order">How it is shared.</param>
    public void Share(int exchangeSlot, Direction direction, long quantity, UnattributedClose order)
    {
        _shares.AsSpan().Clear();
        if (quantity == 0) return;
        if (order == UnattributedClose.Fifo) ShareFifo(exchangeSlot, direction, quantity);
        else ShareProRata(exchangeSlot, direction, quantity);
    }

    // By cumulated quantities: no share exceeds its position, and the last takes the remainder. Whole lots while all are.
    private void ShareProRata(int exchangeSlot, Direction direction, long quantity)
    {
        var lot = instruments[ExchangeBook.InstrumentOf(exchangeSlot)].Lot;
        var unit = quantity % lot == 0 ? lot : 1;
        var open = 0L;
        for (var i = 0; i < positions.Capacity; i++)
        {
            if (!Takes(i, exchangeSlot, direction)) continue;
            open += positions[i].Quantity;
            if (positions[i].Quantity % lot != 0) unit = 1;
        }

        var (passed, given) = (0L, 0L);
        for (var i = 0; i < positions.Capacity; i++)
        {
            if (!Takes(i, exchangeSlot, direction)) continue;
            passed += positions[i].Quantity;
            var upTo = (long)((Int128)(quantity / unit) * (passed / unit) / (open / unit)) * unit;
            _shares[i] = upTo - given;
            given = upTo;
        }
    }

    private void ShareFifo(int exchangeSlot, Direction direction, long quantity)
    {
        while (quantity > 0)
        {
            var first = -1;
            for (var i = 0; i < positions.Capacity; i++)
                if (Takes(i, exchangeSlot, direction) && _shares[i] == 0 && (first < 0 || IsBefore(in positions[i], in positions[first]))) first = i;
            _shares[first] = Math.Min(quantity, positions[first].Quantity);
            quantity -= _shares[first];
        }
    }

    private static bool IsBefore(in StrategyPosition one, in StrategyPosition other) =>
        one.EntryTimeNs != other.EntryTimeNs ? one.EntryTimeNs < other.EntryTimeNs : one.PositionId < other.PositionId;

    private bool Takes(int slot, int exchangeSlot, Direction direction)
    {
        ref readonly var position = ref positions[slot];
        return position.Quantity > 0 && position.Direction == direction && position.InstrumentId == ExchangeBook.InstrumentOf(exchangeSlot)
            && exchange.Holds(exchangeSlot, direction);
    }
}
