using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>The links in their order. The first refusal ends a signal and says which link, why and with what numbers.</summary>
internal sealed class EntryChain(Instrument[] instruments, AccountBook account, Ledger ledger, IEntryHandler[] handlers)
{
    private readonly EntryRequest _request = new();

    /// <param name="signal">What wants to enter.</param>
    /// <param name="hasWaited">Whether it was parked: its price is no longer the last.</param>
    public void Run(in Signal signal, bool hasWaited)
    {
        var mark = account.MarkOf(signal.InstrumentId);
        _request.Begin(in signal, instruments[signal.InstrumentId], hasWaited && mark > 0 ? mark : signal.Price);
        foreach (var handler in handlers)
        {
            var cause = handler.Handle(_request);
            if (cause == RefusalCause.None) continue;
            ledger.Refused(in signal, handler.Name, cause, _request.Measured, _request.Limit);
            return;
        }
    }
}
