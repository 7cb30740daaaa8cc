using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Drilling.Deadline;

/// <summary>A reader of the ledger that stops when a position has opened, until it may go on: what the trade thread then says finds no room, and it stands still.</summary>
internal sealed class StallingLedger : ILedgerHandler, IDisposable
{
    private readonly ManualResetEventSlim _opened = new();
    private readonly ManualResetEventSlim _mayGoOn = new();
    private readonly List<LedgerEvent> _events = [];

    /// <summary>To be read when the run has ended.</summary>
    public IReadOnlyList<LedgerEvent> Events => _events;

    public bool WaitUntilStalled(TimeSpan most) => _opened.Wait(most);

    public void GoOn() => _mayGoOn.Set();

    public void OnLedger(in LedgerEvent e)
    {
        _events.Add(e);
        if (e.Kind != LedgerEventKind.PositionOpened || _mayGoOn.IsSet) return;
        _opened.Set();
        _mayGoOn.Wait();
    }

    public void Dispose()
    {
        _opened.Dispose();
        _mayGoOn.Dispose();
    }
}
