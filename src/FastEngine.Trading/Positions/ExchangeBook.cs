using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>The exchange positions: one an instrument's side in hedge mode, one an instrument where the venue nets.</summary>
internal sealed class ExchangeBook(TradingOptions options, Instrument[] instruments)
{
    public const int Sides = 2;
    private readonly PinnedArray<ExchangeSlot> _slots = new(instruments.Length * Sides);
    private readonly PinnedArray<long> _filledNs = new(instruments.Length * Sides);
    private long _lastNumber;

    public int Capacity => _slots.Length;

    public int SnapshotSize => 1 + sizeof(long) + _slots.Length * (ExchangeSlot.SnapshotSize + sizeof(long));

    /// <summary>How many hold something that belongs to no strategy.</summary>
    public int Residues { get; private set; }

    public ref ExchangeSlot this[int slot] => ref _slots[slot];

    /// <summary>Whether long and short stand side by side. Spot has no short, and coin-margined markets are not traded.</summary>
    public bool IsHedged(int instrumentId) => options.Mode == AccountMode.Hedge && instruments[instrumentId].Market == Market.UsdMargined;

    public int SlotOf(int instrumentId, Direction direction) => instrumentId * Sides + (IsHedged(instrumentId) ? (int)direction : 0);

    public static int InstrumentOf(int slot) => slot / Sides;

    /// <summary>The side of a slot; where positions are netted either side is in it.</summary>
    public bool Holds(int slot, Direction direction) => !IsHedged(InstrumentOf(slot)) || slot % Sides == (int)direction;

    /// <summary>What belongs to no strategy of a side; where positions are netted it is all on the first.</summary>
    public AverageCost ResidueOf(int instrumentId, Direction direction) => _slots[instrumentId * Sides + (int)direction].Residue.Held;

    /// <summary>Signed quantity that belongs to no strategy, of both sides.</summary>
    public long UnattributedOf(int instrumentId) => ResidueOf(instrumentId, Direction.Long).Quantity + ResidueOf(instrumentId, Direction.Short).Quantity;

    /// <summary>Of the first side that has one, signed; 0 when neither has.</summary>
    public long FirstResidueOf(int instrumentId)
    {
        var first = ResidueOf(instrumentId, Direction.Long).Quantity;
        return first != 0 ? first : ResidueOf(instrumentId, Direction.Short).Quantity;
    }

    /// <summary>Signed quantity that the venue has of a side; of the instrument where it nets.</summary>
    public long QuantityOf(int instrumentId, Direction direction) => _slots[SlotOf(instrumentId, direction)].Held.Quantity;

    /// <summary>Venue time of the last fill of a slot, 0 before the first: what is told of the position from before it is out of date.</summary>
    public long FilledNs(int slot) => _filledNs[slot];

    public void Filled(int slot, long timeNs) => _filledNs[slot] = Math.Max(_filledNs[slot], timeNs);

    /// <summary>Begins a new one when it was flat.</summary>
    public void Open(int slot, long nowNs, Direction direction)
    {
        ref var position = ref _slots[slot];
        if (position.Number != 0) return;
        position.Number = ++_lastNumber;
        position.OpenedNs = nowNs;
        position.Direction = direction;
    }

    /// <summary>Ends one that is flat. Funding that came without a position waits for the next row.</summary>
    public void EndIfFlat(int slot)
    {
        ref var position = ref _slots[slot];
        if (!position.IsFlat) return;
        position = new ExchangeSlot { Residue = new ResidueAccount { Funding = position.Residue.Funding } };
    }

    /// <summary>After a change of what belongs to no strategy.</summary>
    public void CountResidues()
    {
        var count = 0;
        foreach (ref readonly var slot in _slots.AsSpan())
            if (slot.Residue.Held.Quantity != 0) count++;
        Residues = count;
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put((byte)options.Mode);
        writer.Put(_lastNumber);
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i].Write(ref writer);
            writer.Put(_filledNs[i]);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _slots.AsSpan().Clear();
        _filledNs.AsSpan().Clear();
        var hasModeChanged = reader.Byte() != (byte)options.Mode;
        _lastNumber = reader.Int64();
        foreach (var id in reader.Instruments)
        {
            for (var side = 0; side < Sides; side++)
            {
                var slot = ExchangeSlot.Read(ref reader);
                var filledNs = reader.Int64();
                if (id >= 0) (_slots[id * Sides + side], _filledNs[id * Sides + side]) = (slot, filledNs);
                else if (!slot.IsFlat) reader.Fail("a quantity is held of an instrument that is not configured any more; configure it until nothing of it is held");
                if (hasModeChanged && !slot.IsFlat) reader.Fail("positions.mode has changed while positions are open; set it back until nothing is open");
            }
        }

        CountResidues();
    }
}
