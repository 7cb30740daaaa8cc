using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>What must hold of any order, whatever the links before it reckoned.</summary>
internal sealed class SanityHandler(TradingOptions options, AccountBook account, IssuedIds ids) : IEntryHandler
{
    private const int Million = 1_000_000;

    public EntryHandler Name => EntryHandler.Sanity;

    public RefusalCause Handle(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        var instrument = request.Instrument;
        var mark = account.MarkOf(signal.InstrumentId);
        if (mark > 0)
        {
            var apart = Int128.Abs((Int128)signal.Price - mark) * Million;
            if (apart > (Int128)mark * options.PriceBandPpm) return request.Refuse(RefusalCause.PriceBand, (double)apart / mark, options.PriceBandPpm);
        }

        if (request.StopPpb > options.FurthestStopPpm * 1_000L)
            return request.Refuse(RefusalCause.StopTooFar, request.StopPpb / 1e3, options.FurthestStopPpm);
        if (request.Quantity <= 0 || request.Quantity % instrument.Lot != 0) return request.Refuse(RefusalCause.BelowLot, request.Quantity, instrument.Lot);

        // At the mark as well: a market order fills near it.
        var notional = Money.Of(mark > 0 ? mark : signal.Price, request.Quantity, instrument);
        if (notional < instrument.MinNotional)
            return request.Refuse(RefusalCause.BelowMinNotional, Money.ToDouble(notional), Money.ToDouble(instrument.MinNotional));
        return ids.MayHave(in signal) ? request.Refuse(RefusalCause.DuplicateClientId, signal.Sequence, 0) : RefusalCause.None;
    }
}
