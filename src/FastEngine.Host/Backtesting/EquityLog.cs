using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Backtesting;

/// <summary>The account's samples from a time on, into bars.</summary>
internal sealed class EquityLog(EquityRecorder recorder, long fromNs) : ILedgerHandler
{
    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind != LedgerEventKind.Account || e.TimeNs < fromNs) return;
        recorder.Add(e.TimeNs, e.Account.Equity);
    }
}
