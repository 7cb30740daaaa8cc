using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>Cash and marks. A symbol's mark is the last price that the trade thread saw of it in a fill, candle close, view or exit request.</summary>
/// <remarks>Not in a signal: its price is what Sanity compares with the mark.</remarks>
internal sealed class AccountBook(TradingOptions options, LiveLimits limits, Instrument[] instruments, PositionBook positions, ExchangeBook exchange)
{
    private readonly PinnedArray<long> _marks = new(instruments.Length);
    private AccountState _state = new() { Cash = options.StartingEquity };
    private bool _isStale;

    public int SnapshotSize => 16 + sizeof(long) + _marks.Length * sizeof(long);

    /// <summary>When it was written to the ledger last, -1 before the first time.</summary>
    public long WrittenNs { get; set; } = -1;

    /// <summary>Equity at the start of the UTC day, as the safety desk keeps it; 0 before the first event.</summary>
    public Int128 DayFirst { get; set; }

    /// <summary>As it is now, in the middle of an event too.</summary>
    public ref readonly AccountState State
    {
        get
        {
            if (_isStale) Revalue();
            return ref _state;
        }
    }

    public void AddCash(Int128 amount)
    {
        _state.Cash += amount;
        _isStale = true;
    }

    /// <summary>0 while no price is known.</summary>
    public long MarkOf(int instrumentId) => _marks[instrumentId];

    public void Mark(int instrumentId, long price)
    {
        if (price <= 0) return;
        _marks[instrumentId] = price;
        _isStale = true;
    }

    /// <summary>What a position would make at its mark, before the fees of closing it.</summary>
    public Int128 UnrealisedOf(in StrategyPosition position)
    {
        var value = (Int128)_marks[position.InstrumentId] * position.Quantity;
        return Money.OfProduct(position.Direction == Direction.Long ? value - position.Cost : position.Cost - value, instruments[position.InstrumentId]);
    }

    /// <summary>A part of the equity.</summary>
    public Int128 PartOfEquity(int ppm) => State.Equity * ppm / 1_000_000;

    /// <summary>Notional of the open and pending positions of an instrument, and of what belongs to no strategy.</summary>
    public Int128 ExposureOf(int instrumentId)
    {
        var sum = exchange.Residues == 0 ? 0 : ResidueOf(instrumentId);
        for (var i = 0; i < positions.End; i++)
            if (positions[i].IsUsed && positions[i].InstrumentId == instrumentId) sum += Notional(in positions[i]);
        return sum;
    }

    public Int128 TotalExposure()
    {
        Int128 sum = 0;
        for (var id = 0; exchange.Residues > 0 && id < instruments.Length; id++) sum += ResidueOf(id);
        for (var i = 0; i < positions.End; i++)
            if (positions[i].IsUsed) sum += Notional(in positions[i]);
        return sum;
    }

    /// <summary>Equity that no open or pending position ties up.</summary>
    public Int128 AvailableMargin()
    {
        var available = State.Equity;
        for (var id = 0; exchange.Residues > 0 && id < instruments.Length; id++) available -= MarginOf(ResidueOf(id), instruments[id]);
        for (var i = 0; i < positions.End; i++)
            if (positions[i].IsUsed) available -= MarginOf(Notional(in positions[i]), instruments[positions[i].InstrumentId]);
        return available;
    }

    /// <summary>What belongs to no strategy ties up, where a venue may liquidate it.</summary>
    public Int128 UnattributedMargin()
    {
        Int128 sum = 0;
        for (var id = 0; exchange.Residues > 0 && id < instruments.Length; id++)
            if (instruments[id].Market != Market.Spot) sum += MarginOf(ResidueOf(id), instruments[id]);
        return sum;
    }

    /// <summary>Rounded up.</summary>
    public Int128 MarginOf(Int128 notional, Instrument instrument)
    {
        var leverage = instrument.Market == Market.Spot ? 1 : limits.Leverage;
        return (notional + leverage - 1) / leverage;
    }

    /// <summary>No less than what the positions of a notional tie up together, each rounded up.</summary>
    public Int128 MostMarginOf(Int128 notional) => notional / limits.Leverage + positions.End;

    // The rest follows from cash, marks and positions.
    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_state.Cash);
        writer.Put(WrittenNs);
        foreach (var mark in _marks.AsSpan()) writer.Put(mark);
    }

    public void Read(ref SnapshotReader reader)
    {
        _marks.AsSpan().Clear();
        _state.Cash = reader.Int128();
        WrittenNs = reader.Int64();
        foreach (var id in reader.Instruments)
        {
            var mark = reader.Int64();
            if (id >= 0) _marks[id] = mark;
        }

        _isStale = true;
    }

    /// <summary>Of what is open and pending.</summary>
    public Int128 Notional(in StrategyPosition position)
    {
        var instrument = instruments[position.InstrumentId];
        var notional = Money.Of(_marks[position.InstrumentId], position.Quantity, instrument);
        return position.IsCancelling ? notional : notional + Money.Of(position.ReferencePrice, position.EntryRemaining, instrument);
    }

    // Of both sides, long and short alike.
    private Int128 ResidueOf(int instrumentId)
    {
        Int128 sum = 0;
        for (var direction = Direction.Long; direction <= Direction.Short; direction++)
        {
            var quantity = exchange.ResidueOf(instrumentId, direction).Quantity;
            sum += Money.Of(_marks[instrumentId], Math.Abs(quantity), instruments[instrumentId]);
        }

        return sum;
    }

    private void RevalueResidues()
    {
        for (var id = 0; id < instruments.Length; id++)
        {
            _state.Exposure += ResidueOf(id);
            for (var direction = Direction.Long; direction <= Direction.Short; direction++)
                _state.Unrealised += Money.OfProduct(exchange.ResidueOf(id, direction).Unrealised(_marks[id]), instruments[id]);
        }
    }

    private void Revalue()
    {
        _state.Unrealised = 0;
        _state.Exposure = 0;
        _state.OpenPositions = 0;
        if (exchange.Residues > 0) RevalueResidues();
        var (last, mark, value, gain) = (-1, 0L, (Int128)0, (Int128)0);
        for (var i = 0; i < positions.End; i++)
        {
            ref readonly var position = ref positions[i];
            if (!position.IsUsed || position.Quantity == 0) continue;

            // Products of one instrument sum up before they become money, unless each would be rounded.
            if (position.InstrumentId != last || !Money.IsExact(instruments[last]))
            {
                Value(last, value, gain);
                (last, mark, value, gain) = (position.InstrumentId, _marks[position.InstrumentId], 0, 0);
            }

            var product = Math.BigMul(mark, position.Quantity);
            value += product;
            gain += position.Direction == Direction.Long ? product - position.Cost : position.Cost - product;
            _state.OpenPositions++;
        }

        Value(last, value, gain);
        _isStale = false;
    }

    private void Value(int instrumentId, Int128 value, Int128 gain)
    {
        if (instrumentId < 0) return;
        _state.Exposure += Money.OfProduct(value, instruments[instrumentId]);
        _state.Unrealised += Money.OfProduct(gain, instruments[instrumentId]);
    }
}
