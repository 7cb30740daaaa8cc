using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Takes the ledger on the cold thread, in the order of the trade thread.</summary>
public interface ILedgerHandler
{
    void OnLedger(in LedgerEvent e);

    /// <summary>What the trade stage was told, before what came of it; only when <see cref="EngineOptions.ShowsInbound"/>.</summary>
    void OnInbound(in TradeEvent e)
    {
    }
}
