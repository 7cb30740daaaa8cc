using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Host.Service;

/// <summary>The databases by instrument; that of a slot is made when the first row of its symbol comes. The store's thread alone.</summary>
internal sealed class SymbolWriters
{
    private readonly SymbolStore _store;
    private readonly InstrumentTable _instruments;
    private readonly SymbolWriter?[] _writers;

    /// <exception cref="StoreException">A database cannot be used.</exception>
    public SymbolWriters(SymbolStore store, InstrumentTable instruments)
    {
        (_store, _instruments) = (store, instruments);
        _writers = new SymbolWriter?[instruments.Count];
        foreach (var instrument in instruments.Listed) _ = this[instrument.Id];
    }

    public int Count => _writers.Length;

    /// <exception cref="StoreException">The database cannot be used.</exception>
    public SymbolWriter this[int id] => _writers[id] ??= _store.Register(StoreAgent.KeyOf(_instruments[id]), SymbolFacts.Of(_instruments[id]));

    public void ConfirmSynced(long record)
    {
        foreach (var writer in _writers) writer?.ConfirmSynced(record);
    }
}
