using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>Where positions are netted the opposite ones are closed first, and the signal waits for it; in hedge mode they stand side by side.</summary>
internal sealed class ReversalDetectionHandler(PositionBook positions, ExchangeBook exchange, ExitDesk exits, ParkedSignals parked) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.ReversalDetection;

    public RefusalCause Handle(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        if (request.Instrument.Market == Market.CoinMargined) return request.Refuse(RefusalCause.NotTraded, 0, 0);
        if (request.IsAddition || exchange.IsHedged(signal.InstrumentId)) return RefusalCause.None;
        var opposite = signal.Direction == Direction.Long ? Direction.Short : Direction.Long;
        var first = positions.Next(0, signal.InstrumentId, opposite);
        var isShortOnSpot = request.Instrument.Market == Market.Spot && signal.Direction == Direction.Short;
        if (first < 0) return isShortOnSpot ? request.Refuse(RefusalCause.ShortOnSpot, 0, 0) : RefusalCause.None;

        var id = positions[first].PositionId;
        if (!isShortOnSpot) parked.Park(in signal);
        for (var i = first; i >= 0; i = positions.Next(i + 1, signal.InstrumentId, opposite))
        {
            var close = exits.RequestFor(in positions[i], ExitReason.Reversal, request.ReferencePrice, signal.Sequence);
            close.PublishedStamp = signal.PublishedStamp;
            close.DecidedStamp = signal.DecidedStamp;
            exits.Close(i, in close);
        }

        return request.Refuse(isShortOnSpot ? RefusalCause.ShortOnSpot : RefusalCause.Parked, id, 0);
    }
}
