using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Storage.Results;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Backtesting;

/// <summary>A slice's ledger as the rows that a live engine would have stored, into its results.</summary>
internal sealed class SliceTables : ILedgerTables, ILedgerHandler
{
    private readonly SliceWriter _writer;
    private readonly LedgerBook _book = new();
    private readonly LedgerRows _rows;
    private long _number;

    public SliceTables(SliceWriter writer, RecordingRun run)
    {
        _writer = writer;
        _rows = new LedgerRows(this, _book, run.Instruments, run.Setup!.StrategyNames, run.Setup.Trading.Portfolio);
    }

    /// <summary>Number of each closed trade's ledger event, in their order.</summary>
    public List<long> TradeNumbers { get; } = [];

    public void OnLedger(in LedgerEvent e)
    {
        _number++;
        _rows.Append(in e, _number);
        _book.OnLedger(in e);
        if (e.Kind == LedgerEventKind.TradeClosed) TradeNumbers.Add(_number);
    }

    public bool HasRoom(int rows) => true;

    public bool Append<T>(int instrumentId, in T row)
        where T : struct, ISymbolRow<T>
    {
        _writer.Add(instrumentId, in row);
        return true;
    }

    public bool Append(in AccountRow row) => AppendAccount(in row);

    public bool Append(in PortfolioHealthRow row) => AppendAccount(in row);

    public bool Append(in CorrelationRow row) => AppendAccount(in row);

    private bool AppendAccount<T>(in T row)
        where T : struct, IRow<T>
    {
        _writer.Add(-1, in row);
        return true;
    }
}
