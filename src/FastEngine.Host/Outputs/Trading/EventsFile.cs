using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>events.jsonl</c>, the whole ledger, and <c>orders.jsonl</c>, what concerns orders.</summary>
internal sealed class EventsFile(InstrumentTable instruments, IReadOnlyList<string> strategies, Stream events, Stream orders) : ILedgerHandler, IDisposable
{
    private readonly JsonLines _events = new(events);
    private readonly JsonLines _orders = new(orders);
    private readonly LedgerFields _fields = new(instruments, strategies);

    public void OnLedger(in LedgerEvent e)
    {
        Write(_events, in e);
        if (e.Kind is LedgerEventKind.OrderPlaced or LedgerEventKind.OrderReported or LedgerEventKind.CancelRequested) Write(_orders, in e);
    }

    private void Write(JsonLines lines, in LedgerEvent e)
    {
        lines.Begin();
        _fields.Write(lines, in e);
        lines.End();
    }

    public void Dispose()
    {
        _events.Dispose();
        _orders.Dispose();
    }
}
