using FastEngine.Core.Execution;

namespace FastEngine.Trading;

/// <summary>Where the trade stage's outputs go: the ledger ring and the shards. Called on the stage's thread, in order; never waits.</summary>
public interface ITradeOutput
{
    void OnLedger(in LedgerEvent e);

    /// <summary>For the shard of the update's instrument.</summary>
    void OnPosition(in PositionUpdate update);

    /// <summary>The exit that the watchdog may send of the position in a slot; the default value when it may send none.</summary>
    void OnBackupExit(int slot, in ApprovedOrder order)
    {
    }

    /// <summary>The exit of the position in a slot that waits for the venue's first answer; 0 when none does.</summary>
    void OnExitAwaited(int slot, long positionId, long order)
    {
    }
}
