using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Takes the ledger and forgets it: for runs that nobody reads.</summary>
internal sealed class NoLedger : ILedgerHandler
{
    public static NoLedger Instance { get; } = new();

    public void OnLedger(in LedgerEvent e)
    {
    }
}
