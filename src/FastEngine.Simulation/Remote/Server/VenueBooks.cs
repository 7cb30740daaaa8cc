using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>Positions and cash by what the venue has told, in exact sums: fills of orders, fills by hand, liquidations and funding.</summary>
internal sealed class VenueBooks(InstrumentTable instruments, AccountMode mode)
{
    // Two an instrument; where positions net, the first holds the net.
    private readonly long[] _positions = new long[2 * instruments.Count];
    private readonly Int128[] _paid = new Int128[instruments.Count];
    private readonly Int128[] _fees = new Int128[instruments.Count];
    private readonly Int128[] _funding = new Int128[instruments.Count];
    private readonly long[] _fills = new long[instruments.Count];

    /// <summary>A fill of an order.</summary>
    public void Fill(int instrumentId, Side side, Direction direction, long quantity, long price, Int128 fee)
    {
        _fills[instrumentId]++;
        Trade(instrumentId, side, direction, quantity, price, fee);
    }

    public void Take(in VenueUpdate update)
    {
        switch (update.Kind)
        {
            case VenueUpdateKind.ManualFill or VenueUpdateKind.Liquidation:
                Trade(update.InstrumentId, update.Side, update.Direction, update.Quantity, update.Price, update.Amount);
                break;
            case VenueUpdateKind.Funding:
                _funding[update.InstrumentId] += update.Amount;
                break;
        }
    }

    /// <summary>Every instrument, in instrument order.</summary>
    public VenueBalance[] Balances()
    {
        var balances = new VenueBalance[instruments.Count];
        for (var id = 0; id < balances.Length; id++)
        {
            var first = _positions[2 * id];
            var cash = _funding[id] - Money.OfProduct(_paid[id], instruments[id]) - _fees[id];
            balances[id] = IsHedged(id)
                ? new VenueBalance(id, first, _positions[2 * id + 1], cash, _fees[id], _fills[id])
                : new VenueBalance(id, Math.Max(0, first), Math.Max(0, -first), cash, _fees[id], _fills[id]);
        }

        return balances;
    }

    private bool IsHedged(int instrumentId) => mode == AccountMode.Hedge && instruments[instrumentId].Market != Market.Spot;

    public void Trade(int instrumentId, Side side, Direction direction, long quantity, long price, Int128 fee)
    {
        var bought = side == Side.Buy ? quantity : -quantity;
        if (IsHedged(instrumentId) && direction == Direction.Short) _positions[2 * instrumentId + 1] -= bought;
        else _positions[2 * instrumentId] += bought;
        _paid[instrumentId] += (Int128)bought * price;
        _fees[instrumentId] += fee;
    }
}
