using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>On a venue that nets positions the opposite ones are closed first; the signal waits for it.</summary>
internal sealed class ReversalDetectionHandler(PositionBook positions, ExitDesk exits, ParkedSignals parked) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.ReversalDetection;

    public RefusalCause Handle(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        if (request.Instrument.Market == Market.CoinMargined) return request.Refuse(RefusalCause.NotTraded, 0, 0);
        if (request.IsAddition) return RefusalCause.None;
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
