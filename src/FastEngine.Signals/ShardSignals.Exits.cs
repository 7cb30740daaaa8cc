using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Strategies;

namespace FastEngine.Signals;

// The symbols' positions: what the trade thread says of them, the exits that they lead to, and the views.
public sealed partial class ShardSignals<TSink>
{
    /// <summary>Takes over what the trade thread says of a position. Moves no time and decides nothing.</summary>
    public void OnPosition(int slot, in PositionUpdate update)
    {
        ref var symbol = ref _states[slot];
        ref var timers = ref _timers[slot];
        CatchUp(slot, ref symbol);
        var opened = _guard.Apply(slot, in update);
        if (_guard.Count(slot) == 0) timers.ExitCheckNs = long.MaxValue;
        else if (timers.ExitCheckNs == long.MaxValue)
            timers.ExitCheckNs = EngineTime.NextMultiple(Math.Max(symbol.NowNs, update.TimeNs), _options.Exits.CheckPeriodNs);
        if ((symbol.Status & SymbolStatus.Started) == 0) return;
        if (opened >= 0)
        {
            var view = default(SymbolView);
            Advance(slot, ref symbol);
            _views.ReadFlow(ref symbol, ref view);
            _guard.SeeFlow(slot, opened, in view);
        }

        SetNextTimer(slot, ref symbol);
        SetQuiet(slot, ref symbol);
    }

    bool IStrategyOutput.Close(int slot, long positionId, double measured, double threshold, in Tick cause)
    {
        ref var symbol = ref _states[slot];
        var request = default(ExitRequest);
        if (!_guard.TryClose(slot, positionId, symbol.LastPrice, measured, threshold, ref request)) return false;
        SetQuiet(slot, ref symbol);
        Send(ref request, symbol.NowNs, in cause);
        return true;
    }

    // A price at or beyond a stop or a best price.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FollowPrice(int slot, ref SymbolState symbol, in Tick tick)
    {
        var request = default(ExitRequest);
        var next = 0;
        while (_guard.NextStop(slot, tick.Price, ref next, ref request)) Send(ref request, symbol.NowNs, in tick);
        _guard.SetBand(slot);
    }

    // After a long silence many are due at once. Each may ask for exits; told is the last alone: no price came between them, and so much at once
    // would burst the queues.
    private void CheckExits(int slot, ref SymbolState symbol, ref SymbolTimers timers, long dueNs, bool isLast, in Tick cause)
    {
        timers.ExitCheckNs = dueNs + _options.Exits.CheckPeriodNs;
        var view = default(SymbolView);
        if ((symbol.Status & SymbolStatus.Traded) != 0) RunChecks(slot, ref symbol, dueNs, in cause, ref view);
        if (!isLast) return;

        // Without a trade since a reset too: the monitor is there, and nothing has changed.
        for (var i = 0; i < _guard.Count(slot); i++)
        {
            var check = _guard.Checked(slot, i, dueNs, symbol.LastPrice);
            _sink.OnExitCheck(in check);
        }

        if (view.TimeNs != 0) _sink.OnView(in view);
    }

    private void RunChecks(int slot, ref SymbolState symbol, long dueNs, in Tick cause, ref SymbolView view)
    {
        ReadView(slot, ref symbol, ref view);
        _guard.BeginCheck(ref symbol);
        var request = default(ExitRequest);
        var next = 0;
        while (_guard.NextCheck(slot, in view, ref next, ref request)) Send(ref request, dueNs, in cause);
        _guard.SetBand(slot);
        SetQuiet(slot, ref symbol);
    }

    private void Send(ref ExitRequest request, long timeNs, in Tick cause)
    {
        request.TimeNs = timeNs;
        request.Sequence = cause.Sequence;
        request.PublishedStamp = cause.Stamp;
        _sink.OnExit(in request);
    }

    private void EmitView(int slot, ref SymbolState symbol)
    {
        var view = default(SymbolView);
        ReadView(slot, ref symbol, ref view);
        _sink.OnView(in view);
    }

    private void ReadView(int slot, ref SymbolState symbol, ref SymbolView view)
    {
        Advance(slot, ref symbol);
        _views.Read(slot, ref symbol, ref view);
    }

    private void Advance(int slot, ref SymbolState symbol)
    {
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
    }
}
