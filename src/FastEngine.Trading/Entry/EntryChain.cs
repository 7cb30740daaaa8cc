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
        Run(in signal);
    }

    /// <summary>Adds to an open position of the same strategy, through the same links.</summary>
    /// <param name="slot">Of the position.</param>
    /// <param name="quantity">A multiple of the lot.</param>
    /// <param name="signal">With the position's instrument, strategy and direction.</param>
    /// <returns>None when the order is sent, or what a link refused it for.</returns>
    public RefusalCause Add(int slot, long quantity, in Signal signal, out double measured, out double limit)
    {
        _request.Begin(in signal, instruments[signal.InstrumentId], signal.Price);
        _request.AddTo(slot, quantity);
        var cause = Run(in signal);
        (measured, limit) = (_request.Measured, _request.Limit);
        return cause;
    }

    private RefusalCause Run(in Signal signal)
    {
        foreach (var handler in handlers)
        {
            var cause = handler.Handle(_request);
            if (cause == RefusalCause.None) continue;
            ledger.Refused(in signal, handler.Name, cause, _request.Measured, _request.Limit);
            return cause;
        }

        return RefusalCause.None;
    }
}
