namespace FastEngine.Core;

/// <summary>The instruments of a run, in instrument order: ordinal by symbol, then market. Immutable once built, but for slots that get their symbol later.</summary>
public sealed class InstrumentTable
{
    private readonly Instrument[] _instruments;

    /// <param name="instruments">In instrument order, with ids 0..n-1.</param>
    public InstrumentTable(IReadOnlyList<Instrument> instruments)
    {
        _instruments = [.. instruments];
        for (var i = 0; i < _instruments.Length; i++)
        {
            if (_instruments[i].Id != i)
                throw new ArgumentException($"instrument {_instruments[i].Name} has id {_instruments[i].Id} at position {i}", nameof(instruments));
        }
    }

    public int Count => _instruments.Length;

    public Instrument this[int id] => _instruments[id];

    /// <summary>Free slots too.</summary>
    public ReadOnlySpan<Instrument> All => _instruments;

    /// <summary>Those that have a symbol, in instrument order.</summary>
    public IEnumerable<Instrument> Listed
    {
        get
        {
            foreach (var instrument in _instruments)
                if (!instrument.IsSpare) yield return instrument;
        }
    }

    /// <summary>Whether slots are kept for symbols that are added while the engine runs.</summary>
    public bool HasSlots => Array.Exists(_instruments, instrument => instrument.IsSlot);
}
