using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>The account's positions, per side or net by its mode, and what it has realised.</summary>
/// <remarks>A spot market keeps no sides: what it holds is a net in either mode.</remarks>
internal sealed class PaperPositions
{
    private readonly PinnedArray<SidePosition> _positions;
    private readonly Instrument[] _instruments;
    private readonly bool[] _isHedged;

    // Of fees in the base asset what is not a whole unit yet, at the scale of money; negative when more was taken.
    private readonly Int128[] _owed;

    public PaperPositions(AccountMode mode, Instrument[] instruments)
    {
        _instruments = instruments;
        _owed = new Int128[instruments.Length];
        _positions = new PinnedArray<SidePosition>(2 * instruments.Length);
        _isHedged = [.. instruments.Select(instrument => mode == AccountMode.Hedge && instrument.Market != Market.Spot)];
    }

    /// <summary>Realised profit by average cost, less fees, with funding; money.</summary>
    public Int128 Realised { get; private set; }

    public bool IsHedged(int instrumentId) => _isHedged[instrumentId];

    public ref SidePosition Of(int instrumentId, Direction direction) =>
        ref _positions[2 * instrumentId + (_isHedged[instrumentId] ? (int)direction : 0)];

    /// <summary>Long less short.</summary>
    public long Net(int instrumentId)
    {
        var first = _positions[2 * instrumentId].Quantity;
        return _isHedged[instrumentId] ? first - _positions[2 * instrumentId + 1].Quantity : first;
    }

    /// <summary>Quantity of one side, never negative.</summary>
    public long Quantity(int instrumentId, Direction direction)
    {
        var quantity = Of(instrumentId, direction).Quantity;
        if (_isHedged[instrumentId]) return quantity;
        return Math.Max(0, direction == Direction.Long ? quantity : -quantity);
    }

    /// <summary>Side of the position that a fill changes: of a net the one that it is on.</summary>
    public Direction DirectionOf(int instrumentId, Direction ordered)
    {
        if (_isHedged[instrumentId]) return ordered;
        return _positions[2 * instrumentId].Quantity >= 0 ? Direction.Long : Direction.Short;
    }

    public void Set(int instrumentId, long longQuantity, long shortQuantity)
    {
        var isHedged = _isHedged[instrumentId];
        _positions[2 * instrumentId] = new SidePosition { Quantity = isHedged ? longQuantity : longQuantity - shortQuantity };
        _positions[2 * instrumentId + 1] = new SidePosition { Quantity = isHedged ? shortQuantity : 0 };
    }

    /// <summary>Whether an order of this side takes off the position that it names, whatever it says of itself.</summary>
    public bool IsReducing(int instrumentId, Side side, Direction direction) => _isHedged[instrumentId] && (int)side != (int)direction;

    /// <summary>What an order can take off its position.</summary>
    public long Reducible(int instrumentId, Side side, Direction direction)
    {
        if (_isHedged[instrumentId]) return IsReducing(instrumentId, side, direction) ? Of(instrumentId, direction).Quantity : 0;
        var net = _positions[2 * instrumentId].Quantity;
        return Math.Max(0, side == Side.Buy ? -net : net);
    }

    public void Fill(int instrumentId, Side side, Direction direction, long quantity, long price, Int128 fee)
    {
        // A short side counts what was sold.
        var isShortSide = _isHedged[instrumentId] && direction == Direction.Short;
        var gained = Of(instrumentId, direction).Fill(side == Side.Buy != isShortSide ? quantity : -quantity, price);
        Realised += Money.OfProduct(isShortSide ? -gained : gained, _instruments[instrumentId]) - fee;
    }

    /// <summary>Takes a fee off what is held, in whole units of its quantity, rounded up: what is shown is what can be sold.</summary>
    public void TakeBase(int instrumentId, Int128 amount)
    {
        Int128 unit = FixedPoint.PowerOfTen(Money.Scale - _instruments[instrumentId].QuantityScale);
        ref var owed = ref _owed[instrumentId];
        owed += amount;
        if (owed <= 0) return;
        var units = (owed + unit - 1) / unit;
        owed -= units * unit;
        Of(instrumentId, Direction.Long).Lose((long)units);
    }

    public void Receive(Int128 amount) => Realised += amount;

    /// <summary>Entry notional of all that is open, over its leverage.</summary>
    public Int128 Margin(PaperMargin margin)
    {
        Int128 used = 0;
        for (var id = 0; id < _instruments.Length; id++)
        {
            var cost = _positions[2 * id].Cost + _positions[2 * id + 1].Cost;
            if (cost != 0) used += Money.OfProduct(cost, _instruments[id]) / margin.LeverageOf(_instruments[id].Market);
        }

        return used;
    }
}
