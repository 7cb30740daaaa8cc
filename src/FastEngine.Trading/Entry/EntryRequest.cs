using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Entry;

/// <summary>A signal on its way through the chain, and what the links found so far. One object serves all.</summary>
internal sealed class EntryRequest
{
    private Signal _signal;

    public ref readonly Signal Signal => ref _signal;

    public Instrument Instrument { get; private set; } = null!;

    /// <summary>Last price when it is decided: the signal's, or the mark when it had to wait.</summary>
    public long ReferencePrice { get; private set; }

    /// <summary>Whether it adds to the position of <see cref="PositionSlot"/> instead of opening one; its quantity is given.</summary>
    public bool IsAddition { get; private set; }

    /// <summary>Distance of the initial stop from the price, parts per billion; by Sizing.</summary>
    public long StopPpb { get; set; }

    /// <summary>By Sizing; a multiple of the lot.</summary>
    public long Quantity { get; set; }

    /// <summary>Of the quantity at the signal's price.</summary>
    public Int128 Notional { get; set; }

    /// <summary>Factors of the size, ppm; 1,000,000 leaves it as it is.</summary>
    public int RegimePpm { get; set; }
    public int CorrelationPpm { get; set; }
    public int QualityPpm { get; set; }

    /// <summary>Highest correlation with an open position of the direction; NaN for none.</summary>
    public double Correlation { get; set; }

    /// <summary>Position and order that OrderPlacement made of it.</summary>
    public long PositionId { get; set; }
    public int PositionSlot { get; set; }
    public int OrderSlot { get; set; }

    public double Measured { get; private set; }

    public double Limit { get; private set; }

    public void Begin(in Signal signal, Instrument instrument, long referencePrice)
    {
        _signal = signal;
        Instrument = instrument;
        ReferencePrice = referencePrice;
        StopPpb = 0;
        Quantity = 0;
        Notional = 0;
        RegimePpm = CorrelationPpm = QualityPpm = 1_000_000;
        Correlation = double.NaN;
        Measured = 0;
        Limit = 0;
        IsAddition = false;
    }

    /// <summary>It adds a quantity to a position.</summary>
    public void AddTo(int slot, long quantity)
    {
        IsAddition = true;
        PositionSlot = slot;
        Quantity = quantity;
    }

    public RefusalCause Refuse(RefusalCause cause, double measured, double limit)
    {
        Measured = measured;
        Limit = limit;
        return cause;
    }
}
