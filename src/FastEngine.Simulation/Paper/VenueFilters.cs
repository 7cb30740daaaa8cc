using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>What the venue checks of an order at its arrival.</summary>
internal sealed class VenueFilters(PaperOptions options, Instrument[] instruments, PaperPositions positions, OrderSlots slots, UsedClientIds used)
{
    public RejectReason Check(in WorkingOrder order)
    {
        var instrument = instruments[order.InstrumentId];
        ref readonly var book = ref slots.Book(order.InstrumentId);
        if (order.Type != OrderType.Market && (order.Price <= 0 || order.Price % instrument.Tick != 0)) return RejectReason.PriceFilter;
        if (order.Quantity <= 0 || order.Quantity % instrument.Lot != 0) return RejectReason.LotSize;
        // Only USD-M lets what reduces be smaller.
        var isFree = order.IsReducing && instrument.Market != Market.Spot;
        if (!isFree && Money.Of(NotionalPrice(in order, in book), order.Quantity, instrument) < instrument.MinNotional) return RejectReason.MinNotional;
        if (used.Contains(in order.Id)) return RejectReason.DuplicateClientId;
        if (order.ReduceOnly && options.ReduceOnlyRefusedInHedge && positions.IsHedged(order.InstrumentId)) return RejectReason.ReduceOnlyNotAccepted;
        var reducible = positions.Reducible(order.InstrumentId, order.Side, order.Direction);
        if (order.IsReducing && reducible == 0) return RejectReason.ReduceOnly;
        if (instrument.Market == Market.Spot && order.Side == Side.Sell && IsLocked(in order)) return RejectReason.InsufficientBalance;
        if (order.TimeInForce == TimeInForce.PostOnly && book.LastPrice != 0 && order.IsThrough(book.LastPrice)) return RejectReason.WouldTake;
        if (order.HasTrigger && book.LastPrice != 0 && order.IsReached(book.LastPrice)) return RejectReason.WouldTrigger;
        return order.IsReducing || HasMargin(in order, order.Quantity - reducible, in book) ? RejectReason.None : RejectReason.InsufficientMargin;
    }

    // A market order is weighed at the last trade, before the first one at the price that it was decided on.
    private static long NotionalPrice(in WorkingOrder order, in PaperBook book)
    {
        if (order.Type != OrderType.Market) return order.Price;
        return book.LastPrice != 0 ? book.LastPrice : order.ReferencePrice;
    }

    // Open orders of spot lock what they would sell; the two of a list lock it once.
    private bool IsLocked(in WorkingOrder order)
    {
        var locked = 0L;
        var live = slots.Live(order.InstrumentId);
        for (var i = 0; i < live.Length; i++)
        {
            ref readonly var open = ref live[i];
            if (open.IsOpen && open.Side == Side.Sell && !open.IsListedWith(in order) && !IsSecond(live, i)) locked += open.Remaining;
        }

        return locked > 0 && order.Quantity > positions.Net(order.InstrumentId) - locked;
    }

    // Of a list the larger one counts, at equal quantities the first.
    private static bool IsSecond(ReadOnlySpan<WorkingOrder> live, int at)
    {
        for (var i = 0; i < live.Length; i++)
        {
            if (live[i].IsOpen && live[i].IsListedWith(in live[at]) && (live[i].Remaining > live[at].Remaining || (live[i].Remaining == live[at].Remaining && i < at)))
                return true;
        }

        return false;
    }

    private bool HasMargin(in WorkingOrder order, long opens, in PaperBook book)
    {
        if (options.Margin is not { } margin || opens <= 0) return true;
        var available = margin.Balance + positions.Realised - positions.Margin(margin);
        for (var id = 0; id < instruments.Length; id++)
        {
            foreach (ref readonly var open in slots.Live(id))
            {
                if (open.IsOpen && !open.IsReducing) available -= Demand(in open, open.Remaining, in slots.Book(id), margin);
            }
        }

        return Demand(in order, opens, in book, margin) <= available;
    }

    private Int128 Demand(in WorkingOrder order, long quantity, in PaperBook book, PaperMargin margin)
    {
        var instrument = instruments[order.InstrumentId];
        return Money.Of(NotionalPrice(in order, in book), quantity, instrument) / margin.LeverageOf(instrument.Market);
    }
}
