using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Dtms;

/// <summary>Makes the events of managed positions: with their state, score and profit.</summary>
internal sealed class DtmsEvents(Ledger ledger, PositionBook positions, AccountBook account)
{
    public DtmsEvent Of(DtmsEventKind kind, int slot, in DtmsTrade trade, DtmsCause cause = DtmsCause.None, double measured = 0, double limit = 0)
    {
        ref readonly var position = ref positions[slot];
        return new DtmsEvent
        {
            Kind = kind, PositionId = trade.PositionId, InstrumentId = position.InstrumentId, StrategyId = position.StrategyId,
            Direction = position.Direction, From = trade.State, To = trade.State, Score = trade.Score, ProfitR = ProfitR(slot, in trade),
            Risk = (long)Math.Round(trade.Risk, MidpointRounding.AwayFromZero), Price = account.MarkOf(position.InstrumentId), Cause = cause,
            Measured = measured, Limit = limit, HedgeId = trade.Hedge == DtmsTrade.None ? 0 : positions[trade.Hedge].PositionId,
        };
    }

    public void Say(DtmsEventKind kind, int slot, in DtmsTrade trade, DtmsCause cause = DtmsCause.None, double measured = 0, double limit = 0) =>
        ledger.Dtms(Of(kind, slot, in trade, cause, measured, limit));

    public void Say(in DtmsEvent e) => ledger.Dtms(in e);

    /// <summary>Profit at the mark over R; 0 while R is not known or nothing is open.</summary>
    public double ProfitR(int slot, in DtmsTrade trade)
    {
        ref readonly var position = ref positions[slot];
        if (trade.Risk == 0 || position.Quantity == 0) return 0;
        var value = (Int128)account.MarkOf(position.InstrumentId) * position.Quantity;
        var profit = position.Direction == Direction.Long ? value - position.Cost : position.Cost - value;
        return (double)profit / position.Quantity / trade.Risk;
    }
}
