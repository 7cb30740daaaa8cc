using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Service;

/// <summary>The databases of a live engine as the ledger's rows see them.</summary>
internal sealed class StoreTables(SymbolStore store, SymbolWriters writers) : ILedgerTables
{
    public bool HasRoom(int rows) => store.HasRoom(rows);

    public bool Append<T>(int instrumentId, in T row)
        where T : struct, ISymbolRow<T> => writers[instrumentId].Append(row);

    public bool Append(in AccountRow row) => store.Account.Append(row);

    public bool Append(in PortfolioHealthRow row) => store.Account.Append(row);

    public bool Append(in CorrelationRow row) => store.Account.Append(row);
}
