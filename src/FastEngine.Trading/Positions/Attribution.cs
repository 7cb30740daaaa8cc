using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Positions;

/// <summary>Books fills: what a strategy gets of one, and the rest, by the conservation law, to <c>UNATTRIBUTED</c>.</summary>
/// <remarks>Begin, then the strategies' parts, then End: there the open strategy quantities and what is unattributed must sum to the exchange position, to
/// the last unit. What they lack is unattributed from then on.</remarks>
internal sealed class Attribution(
    Instrument[] instruments, Ledger ledger, PositionBook positions, ExchangeBook exchange, AccountBook account, TradeRows rows)
{
    private VenueFill _fill;
    private int _slot;
    private Instrument _instrument = null!;

    // The exchange position's quantity as it was before the parts that are not booked yet.
    private long _quantity;
    private long _left;
    private Int128 _feeLeft;
    private long _residueBefore;

    public void Begin(in VenueFill fill)
    {
        _fill = fill;
        _instrument = instruments[fill.InstrumentId];
        _slot = exchange.SlotOf(fill.InstrumentId, fill.Direction);
        _left = Math.Abs(fill.Quantity);
        _feeLeft = fill.Fee;
        ref var position = ref exchange[_slot];
        exchange.Open(_slot, fill.TimeNs, fill.Direction);
        exchange.Filled(_slot, fill.TimeNs);
        _quantity = position.Held.Quantity;
        _residueBefore = position.Residue.Held.Quantity;
        position.VenueRealised += position.Held.Trade(fill.Quantity, fill.Price, out _);
        if (!exchange.IsHedged(fill.InstrumentId) && position.Held.Quantity != 0)
            position.Direction = position.Held.Quantity < 0 ? Direction.Short : Direction.Long;
        account.AddCash(-fill.Fee);
    }

    /// <summary>An entry's part.</summary>
    public void Add(ref StrategyPosition position, long quantity)
    {
        var fee = TakeFee(quantity);
        var cost = (Int128)_fill.Price * quantity;
        position.Quantity += quantity;
        position.Cost += cost;
        position.Fees += fee;
        position.ExchangePosition = exchange[_slot].Number;
        Contribute(new Contribution
        {
            PositionId = position.PositionId, Quantity = quantity, EntryCost = cost, Fees = fee, StopPrice = position.StopPrice,
            TargetPrice = position.TargetPrice, StrategyId = position.StrategyId, Direction = position.Direction, Kind = ContributionKind.Added,
        });
    }

    /// <summary>Closes a part of a position.</summary>
    public ClosedPart Close(ref StrategyPosition position, long quantity)
    {
        var fee = TakeFee(quantity);
        var entryFees = position.FeesOf(quantity);
        var funding = position.FundingOf(quantity);
        var cost = position.CostOf(quantity);
        var proceeds = (Int128)_fill.Price * quantity;
        var realised = position.Direction == Direction.Long ? proceeds - cost : cost - proceeds;
        var part = new ClosedPart
        {
            Quantity = quantity, EntryCost = cost, Proceeds = proceeds, Gross = Money.OfProduct(realised, _instrument), Fees = entryFees + fee - funding,
            Funding = funding,
        };
        position.Quantity -= quantity;
        position.Cost -= cost;
        position.Fees -= entryFees;
        position.Funding -= funding;
        position.ExchangePosition = exchange[_slot].Number;

        // Funding was realised when it came.
        position.Realised += part.Gross - entryFees - fee;
        account.AddCash(part.Gross);
        exchange[_slot].Realised += realised;
        position.Closed.Add(Contribute(new Contribution
        {
            PositionId = position.PositionId, Quantity = quantity, EntryCost = cost, ExitProceeds = proceeds, Fees = part.Fees, Pnl = part.Gross - part.Fees,
            StopPrice = position.StopPrice, TargetPrice = position.TargetPrice, StrategyId = position.StrategyId, Direction = position.Direction,
            Kind = position.Quantity == 0 ? ContributionKind.Closed : ContributionKind.Reduced, Reason = _fill.Reason,
        }));
        return part;
    }

    /// <summary>Checks the law; says what the exchange position is now.</summary>
    public void End()
    {
        ref var position = ref exchange[_slot];
        var residue = position.Held.Quantity - positions.SumOf(_slot, exchange, out var contributors) - position.Residue.Held.Quantity;
        if (residue != 0) Hold(residue);
        ledger.ExchangePosition(Snapshot(contributors));
        if (position.Residue.Held.Quantity != _residueBefore) TellResidue(position.Residue.Held.Quantity);
        exchange.EndIfFlat(_slot);
    }

    // What belongs to no strategy closes what did not before, the rest begins anew; with a row and its own numbers, so that cash stays the sum of all rows.
    private void Hold(long quantity)
    {
        ref var position = ref exchange[_slot];
        ref var residue = ref position.Residue;
        var closed = residue.Held.ReducibleBy(quantity);
        var sign = Math.Sign(quantity);
        if (closed > 0) Release(ref residue, closed, sign);
        var added = Math.Abs(quantity) - closed;
        if (added > 0)
        {
            if (residue.PositionId == 0)
            {
                residue.PositionId = positions.NewId();
                residue.EntryTimeNs = _fill.TimeNs;
                residue.EntryOrder = _fill.Order;
            }

            var fee = TakeFee(added);
            residue.Fees += fee;
            residue.Held.Trade(sign * added, _fill.Price, out _);
            Contribute(new Contribution
            {
                PositionId = residue.PositionId, Quantity = added, EntryCost = (Int128)_fill.Price * added, Fees = fee,
                StrategyId = ReservedStrategies.Unattributed, Direction = residue.Direction, Kind = ContributionKind.Added,
            });
        }

        exchange.CountResidues();
    }

    private void Release(ref ResidueAccount residue, long quantity, int sign)
    {
        var held = Math.Abs(residue.Held.Quantity);
        var direction = residue.Direction;
        var entryFees = quantity == held ? residue.Fees : Money.Share(residue.Fees, quantity, held);
        var funding = quantity == held ? residue.Funding : Money.Share(residue.Funding, quantity, held);
        var fees = entryFees + TakeFee(quantity) - funding;
        var realised = residue.Held.Trade(sign * quantity, _fill.Price, out var cost);
        var gross = Money.OfProduct(realised, _instrument);
        residue.Fees -= entryFees;
        residue.Funding -= funding;
        account.AddCash(gross);
        exchange[_slot].Realised += realised;
        var isLast = residue.Held.Quantity == 0;
        residue.Closed.Add(Contribute(new Contribution
        {
            PositionId = residue.PositionId, Quantity = quantity, EntryCost = cost, ExitProceeds = (Int128)_fill.Price * quantity, Fees = fees,
            Pnl = gross - fees, StrategyId = ReservedStrategies.Unattributed, Direction = direction,
            Kind = isLast ? ContributionKind.Closed : ContributionKind.Reduced, Reason = _fill.Reason,
        }));
        rows.Write(new ClosedTrade
        {
            PositionId = residue.PositionId, EntryTimeNs = residue.EntryTimeNs, ExitTimeNs = _fill.TimeNs, EntryCost = cost,
            ExitProceeds = (Int128)_fill.Price * quantity, Fees = fees, Pnl = gross - fees, Funding = funding, Quantity = quantity,
            EntryOrder = residue.EntryOrder, ExitOrder = _fill.Order, InstrumentId = _fill.InstrumentId, StrategyId = ReservedStrategies.Unattributed,
            Direction = direction, Reason = _fill.Reason, IsLast = isLast,
        });
        if (!isLast) return;
        residue.PositionId = residue.EntryTimeNs = residue.EntryOrder = 0;
        residue.Closed = default;
    }

    // By quantity; the last part takes the remainder.
    private Int128 TakeFee(long quantity)
    {
        var fee = quantity >= _left ? _feeLeft : Money.Share(_feeLeft, quantity, _left);
        _left -= quantity;
        _feeLeft -= fee;
        return fee;
    }

    private Contribution Contribute(Contribution contribution)
    {
        ref var position = ref exchange[_slot];
        var sign = contribution.Direction == Direction.Long ? 1 : -1;
        var isAdded = contribution.Kind == ContributionKind.Added;
        contribution.ExchangePosition = position.Number;
        contribution.Number = ++position.Contributions;
        contribution.TimeNs = _fill.TimeNs;
        contribution.Order = _fill.Order;
        contribution.InstrumentId = _fill.InstrumentId;
        contribution.QuantityBefore = sign * _quantity;
        _quantity += isAdded ? sign * contribution.Quantity : -sign * contribution.Quantity;
        contribution.QuantityAfter = sign * _quantity;
        ledger.Contribution(in contribution);
        return contribution;
    }

    private ExchangePosition Snapshot(int contributors)
    {
        ref readonly var position = ref exchange[_slot];
        var sign = position.Direction == Direction.Long ? 1 : -1;
        return new ExchangePosition
        {
            Number = position.Number, OpenedNs = position.OpenedNs, Quantity = sign * position.Held.Quantity,
            Unattributed = sign * position.Residue.Held.Quantity, Cost = position.Held.Cost,
            VenueRealised = Money.OfProduct(position.VenueRealised, _instrument), Realised = Money.OfProduct(position.Realised, _instrument),
            InstrumentId = _fill.InstrumentId, Contributors = contributors, Direction = position.Direction,
        };
    }

    private void TellResidue(long quantity) => ledger.Risk(new RiskEvent
    {
        Kind = quantity == 0 ? RiskEventKind.ResidueCleared : RiskEventKind.ResidueFound, Order = _fill.Order, Price = _fill.Price, Quantity = quantity,
        Measured = quantity, InstrumentId = _fill.InstrumentId, OtherInstrumentId = -1, Reason = _fill.Reason, Direction = _fill.Direction,
    });
}
