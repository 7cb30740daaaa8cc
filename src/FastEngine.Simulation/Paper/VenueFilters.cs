using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>What the venue checks of an order at its arrival.</summary>
internal static class VenueFilters
{
    public static RejectReason Check(in WorkingOrder order, Instrument instrument, in PaperBook book, UsedClientIds used)
    {
        if (order.Type != OrderType.Market && (order.Price <= 0 || order.Price % instrument.Tick != 0)) return RejectReason.PriceFilter;
        if (order.Quantity <= 0 || order.Quantity % instrument.Lot != 0) return RejectReason.LotSize;
        if (!order.ReduceOnly && Money.Of(NotionalPrice(in order, in book), order.Quantity, instrument) < instrument.MinNotional) return RejectReason.MinNotional;
        if (used.Contains(in order.Id)) return RejectReason.DuplicateClientId;
        return order.ReduceOnly && order.Reducible(book.Position) == 0 ? RejectReason.ReduceOnly : RejectReason.None;
    }

    // A market order is weighed at the last trade, before the first one at the price that it was decided on.
    private static long NotionalPrice(in WorkingOrder order, in PaperBook book)
    {
        if (order.Type != OrderType.Market) return order.Price;
        return book.LastPrice != 0 ? book.LastPrice : order.ReferencePrice;
    }
}
