using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Proofs.Allocation;

/// <summary>Counts the orders of a run.</summary>
internal sealed class OrderCounter : ILedgerHandler
{
    public long Placed { get; private set; }

    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.OrderPlaced) Placed++;
    }
}
