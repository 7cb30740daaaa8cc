using FastEngine.Trading.Execution;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>Sends the entry: at market, or the first order of how it is worked.</summary>
internal sealed class OrderPlacementHandler(PositionBook positions, AccountBook account, LiveLimits limits, Ledger ledger, OrderGate gate, EntryWorks works) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.OrderPlacement;

    public RefusalCause Handle(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        request.PositionId = request.IsAddition ? positions[request.PositionSlot].PositionId : positions.NewId();
        ledger.Sizing(new Sizing
        {
            PositionId = request.PositionId, Equity = account.State.Equity, Notional = request.Notional, Quantity = request.Quantity,
            StopPpb = request.StopPpb, RiskPpm = limits.RiskPpm, RegimePpm = request.RegimePpm, CorrelationPpm = request.CorrelationPpm,
            QualityPpm = request.QualityPpm, Correlation = request.Correlation, InstrumentId = signal.InstrumentId, StrategyId = signal.StrategyId,
            Direction = signal.Direction,
        });
        var terms = new OrderTerms
        {
            PositionId = request.PositionId, Quantity = request.Quantity, ReferencePrice = request.ReferencePrice,
            PublishedStamp = signal.PublishedStamp, DecidedStamp = signal.DecidedStamp, InstrumentId = signal.InstrumentId,
            StrategyId = signal.StrategyId, Side = signal.Direction == Direction.Long ? Side.Buy : Side.Sell, Type = OrderType.Market,
            PositionDirection = signal.Direction, Leg = OrderLeg.Entry,
        };
        works.Begin(request, ref terms);
        gate.Send(ref terms, signal.Sequence, request.PositionSlot, request.OrderSlot);
        works.OnSent(request.PositionSlot, in terms);
        return RefusalCause.None;
    }
}
