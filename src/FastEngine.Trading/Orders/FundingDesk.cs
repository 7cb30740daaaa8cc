using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Shares funding among the strategy positions of its exchange position, by quantity; the last takes the remainder.</summary>
/// <remarks>Cash at once; in the rows with what it was received for. What belongs to no strategy takes its part; without a strategy position, all.</remarks>
internal sealed class FundingDesk(Ledger ledger, PositionBook positions, ExchangeBook exchange, AccountBook account)
{
    public void Apply(in VenueUpdate update)
    {
        account.AddCash(update.Amount);
        var slot = exchange.SlotOf(update.InstrumentId, update.Direction);
        var (open, amount) = (0L, update.Amount);
        for (var i = 0; i < positions.Capacity; i++)
            if (Takes(i, slot)) open += positions[i].Quantity;
        open += ShareOfNobody(slot);
        for (var i = 0; i < positions.Capacity && open > 0; i++)
        {
            if (!Takes(i, slot)) continue;
            ref var position = ref positions[i];
            var share = position.Quantity == open ? amount : Money.Share(amount, position.Quantity, open);
            open -= position.Quantity;
            amount -= share;
            position.Funding += share;
            position.Realised += share;
            Tell(in update, position.PositionId, position.Quantity, share);
        }

        if (amount == 0) return;
        ref var residue = ref exchange[slot].Residue;
        residue.Funding += amount;
        Tell(in update, residue.PositionId, residue.Held.Quantity, amount);
    }

    // Nothing where it stands against what strategies have: then the venue has less than they do.
    private long ShareOfNobody(int slot)
    {
        var residue = exchange[slot].Residue.Held.Quantity;
        return residue != 0 && Math.Sign(residue) == Math.Sign(positions.SumOf(slot, exchange, out _)) ? Math.Abs(residue) : 0;
    }

    private bool Takes(int slot, int exchangeSlot)
    {
        ref readonly var position = ref positions[slot];
        return position.Quantity > 0 && position.InstrumentId == ExchangeBook.InstrumentOf(exchangeSlot) && exchange.Holds(exchangeSlot, position.Direction);
    }

    private void Tell(in VenueUpdate update, long positionId, long quantity, Int128 amount) => ledger.Risk(new RiskEvent
    {
        Kind = RiskEventKind.FundingPaid, PositionId = positionId, Quantity = quantity, Price = update.Price, Amount = amount,
        InstrumentId = update.InstrumentId, OtherInstrumentId = -1, Direction = update.Direction,
    });
}
