using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Service;

/// <summary>Where rows of the ledger go: the databases of a live engine, or the results of a backtest.</summary>
internal interface ILedgerTables
{
    /// <summary>Whether that many rows would be taken now.</summary>
    bool HasRoom(int rows);

    /// <summary>A row of an instrument's table.</summary>
    /// <returns>False when it was not taken.</returns>
    bool Append<T>(int instrumentId, in T row)
        where T : struct, ISymbolRow<T>;

    bool Append(in AccountRow row);

    bool Append(in PortfolioHealthRow row);

    bool Append(in CorrelationRow row);
}
