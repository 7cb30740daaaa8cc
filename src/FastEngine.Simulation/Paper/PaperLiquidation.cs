using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Liquidation;

namespace FastEngine.Simulation.Paper;

/// <summary>Closes positions whose margin is gone, at the trade that shows it.</summary>
/// <remarks>
/// A side of an instrument, or its net, is weighed at each on-time trade of its own: what it has (its isolated margin, or the account's equity with every
/// position at its instrument's last trade) against what must be maintained. When it has less, the venue cancels the instrument's open orders and closes the
/// whole at the trade's price, worsened by the slippage model, for the taker's fee and the liquidation's. In cross margin the others follow at trades of
/// their own if that was not enough. A loss beyond the margin stays with the account: no insurance fund takes it.
/// </remarks>
internal sealed class PaperLiquidation(LiquidationOptions options, Instrument[] instruments, OrderSlots slots, PaperPositions positions, PaperArrivals arrivals,
    PaperFills fills, VenueActs acts)
{
    private readonly MaintenanceTable _table = new(options.Tiers);

    // Of each instrument as of its last trade; and their sums.
    private readonly Int128[] _unrealised = new Int128[instruments.Length];
    private readonly Int128[] _maintenance = new Int128[instruments.Length];
    private Int128 _allUnrealised;
    private Int128 _allMaintenance;

    /// <summary>Whether an instrument's trades must be looked at.</summary>
    public bool Watches(int instrumentId) =>
        instruments[instrumentId].Market != Market.Spot && (positions.Of(instrumentId, Direction.Long).Quantity != 0 || positions.Of(instrumentId, Direction.Short).Quantity != 0);

    public void OnTrade(in Tick tick)
    {
        var id = tick.InstrumentId;
        if (options.Kind == LiquidationKind.Isolated)
        {
            CloseIfGone(Direction.Long, in tick);
            if (positions.IsHedged(id)) CloseIfGone(Direction.Short, in tick);
            return;
        }

        Weigh(id, tick.Price);
        if (options.Balance + positions.Realised + _allUnrealised >= _allMaintenance) return;
        CancelOrders(id, tick.ExchangeTimeNs);
        Close(Direction.Long, in tick);
        if (positions.IsHedged(id)) Close(Direction.Short, in tick);
    }

    /// <summary>Weighs an instrument again after its fills.</summary>
    public void Settle(int instrumentId, long price)
    {
        if (options.Kind == LiquidationKind.Cross) Weigh(instrumentId, price);
    }

    private void CloseIfGone(Direction direction, in Tick tick)
    {
        var id = tick.InstrumentId;
        ref readonly var held = ref positions.Of(id, direction);

        // Of what the venue did not fill itself the entry is not known.
        if (held.Quantity == 0 || held.Cost == 0) return;
        var margin = Money.OfProduct(held.Cost, instruments[id]) / options.Leverage;
        if (margin + Unrealised(id, direction, tick.Price) >= Maintenance(id, direction, tick.Price)) return;
        CancelOrders(id, tick.ExchangeTimeNs);
        Close(direction, in tick);
    }

    private void Close(Direction direction, in Tick tick)
    {
        var id = tick.InstrumentId;
        var side = positions.DirectionOf(id, direction) == Direction.Long ? Side.Sell : Side.Buy;
        var quantity = Math.Abs(positions.Of(id, direction).Quantity);
        if (quantity == 0) return;
        var price = fills.TakerPrice(side, order: 0, quantity, in tick, instruments[id]);
        acts.Fill(VenueUpdateKind.Liquidation, side, direction, quantity, price, options.FeePpb, isSilent: false, in tick);
    }

    private void CancelOrders(int instrumentId, long venueNs)
    {
        for (var i = slots.Book(instrumentId).Count - 1; i >= 0; i--)
        {
            if (slots.Live(instrumentId)[i].IsOpen) arrivals.End(instrumentId, i, venueNs);
        }
    }

    private void Weigh(int id, long price)
    {
        var unrealised = Unrealised(id, Direction.Long, price);
        var maintenance = Maintenance(id, Direction.Long, price);
        if (positions.IsHedged(id))
        {
            unrealised += Unrealised(id, Direction.Short, price);
            maintenance += Maintenance(id, Direction.Short, price);
        }

        _allUnrealised += unrealised - _unrealised[id];
        _allMaintenance += maintenance - _maintenance[id];
        (_unrealised[id], _maintenance[id]) = (unrealised, maintenance);
    }

    private Int128 Unrealised(int id, Direction direction, long price)
    {
        ref readonly var held = ref positions.Of(id, direction);
        if (held.Cost == 0) return 0;
        var gained = Money.OfProduct((Int128)price * Math.Abs(held.Quantity) - held.Cost, instruments[id]);
        return positions.DirectionOf(id, direction) == Direction.Long ? gained : -gained;
    }

    private Int128 Maintenance(int id, Direction direction, long price) =>
        _table.Of(Money.Of(price, Math.Abs(positions.Of(id, direction).Quantity), instruments[id]));
}
