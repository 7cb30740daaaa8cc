using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals;

// What is due at a time: the start and resets, publications, candles, the profile.
public sealed partial class ShardSignals<TSink>
{
    // Something may be due at or before this event: the symbol's start, a reset, or timers in time order.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AdvanceTimers(int slot, ref SymbolState symbol, long timeNs, in Tick cause, bool isTrade)
    {
        if ((symbol.Status & SymbolStatus.Started) == 0)
        {
            if (isTrade) Start(slot, ref symbol, timeNs);
            return;
        }

        CatchUp(slot, ref symbol);
        if (timeNs - symbol.NowNs > _options.GapMaxNs)
        {
            Reset(slot, ref symbol, timeNs);
            return;
        }

        ref var timers = ref _timers[slot];
        while (true)
        {
            var due = NextDue(ref timers, (symbol.Status & SymbolStatus.Traded) != 0);
            if (due > timeNs) break;
            symbol.NowNs = Math.Max(symbol.NowNs, due);
            if (timers.ExitCheckNs == due) CheckExits(slot, ref symbol, ref timers, due, isLast: due + _options.Exits.CheckPeriodNs > timeNs, in cause);
            if (timers.PublicationNs == due)
            {
                Publish(slot, ref symbol, due);
                timers.PublicationNs = due + _options.PublicationPeriodNs;
            }

            if ((symbol.Status & SymbolStatus.Traded) == 0) continue;
            for (var i = 0; i < _timeframesNs.Length; i++)
            {
                if (timers.CandleEndNs[i] == due) CloseCandle(slot, ref symbol, i, ref timers);
            }

            if (timers.ProfileNs == due) UpdateProfile(slot, ref symbol, ref timers, due);
        }

        symbol.NowNs = Math.Max(symbol.NowNs, timeNs);
        SetNextTimer(slot, ref symbol);
    }

    private void Start(int slot, ref SymbolState symbol, long timeNs)
    {
        symbol.NowNs = timeNs;
        symbol.Status = SymbolStatus.Started;
        ref var timers = ref _timers[slot];
        timers.PublicationNs = EngineTime.NextMultiple(timeNs, _options.PublicationPeriodNs);
        if (_guard.Count(slot) > 0) timers.ExitCheckNs = EngineTime.NextMultiple(timeNs, _options.Exits.CheckPeriodNs);
        _exact.Start(ref symbol);
        _buckets.Start(ref symbol, slot, basePrice: symbol.LastPrice);
        Change(slot, ref symbol);
        SetNextTimer(slot, ref symbol);
    }

    // A jump of the symbol's time: what was open closes, nothing fires inside the gap, and everything but positions starts anew.
    private void Reset(int slot, ref SymbolState symbol, long timeNs)
    {
        if ((symbol.Status & SymbolStatus.Traded) != 0)
        {
            for (var i = 0; i < _timeframesNs.Length; i++) EmitClosed(slot, i, ref _timers[slot], in _candles.Close(slot, i));
        }

        _exact.Release(ref symbol);
        _counters[slot].Resets++;
        _market.Begin(slot);
        _touches[slot] = default;
        Start(slot, ref symbol, timeNs);
    }

    // The first trade since the start or a reset opens the candles.
    private void Open(int slot, ref SymbolState symbol, in Tick tick)
    {
        symbol.Status |= SymbolStatus.Traded;
        if (symbol.LastPrice == 0) symbol.LastPrice = tick.Price;
        _buckets.Start(ref symbol, slot, tick.Price);
        ref var timers = ref _timers[slot];
        for (var i = 0; i < _timeframesNs.Length; i++)
        {
            timers.CandleEndNs[i] = EngineTime.NextMultiple(symbol.NowNs, _timeframesNs[i]);
            _candles.Open(slot, i).StartAt(tick.Price);
        }

        timers.ProfileNs = EngineTime.NextMultiple(symbol.NowNs, _options.Profile.PeriodNs);
        _market.SetFirstTrade(slot, tick.ExchangeTimeNs);
        SetNextTimer(slot, ref symbol);
    }

    private void CloseCandle(int slot, ref SymbolState symbol, int timeframe, ref SymbolTimers timers)
    {
        var openTimeNs = timers.CandleEndNs[timeframe] - _timeframesNs[timeframe];
        ref readonly var candle = ref _candles.Close(slot, timeframe);
        _market.OnCandleClosed(slot, timeframe, in candle, openTimeNs, symbol.LastPrice);
        Change(slot, ref symbol);
        EmitClosed(slot, timeframe, ref timers, in candle);
        if (timeframe == 0) EmitView(slot, ref symbol);
    }

    private void EmitClosed(int slot, int timeframe, ref SymbolTimers timers, in Candle candle)
    {
        var closed = new ClosedCandle
        {
            Candle = candle,
            OpenTimeNs = timers.CandleEndNs[timeframe] - _timeframesNs[timeframe],
            InstrumentId = _market.Instruments[slot].Id,
            Timeframe = timeframe,
        };
        timers.CandleEndNs[timeframe] += _timeframesNs[timeframe];
        _sink.OnCandleClosed(in closed);
    }

    private void UpdateProfile(int slot, ref SymbolState symbol, ref SymbolTimers timers, long dueNs)
    {
        timers.ProfileNs = dueNs + _options.Profile.PeriodNs;
        _profile.OnPeriod(slot, dueNs);
        _market.Zones.Refresh(slot, symbol.LastPrice);
        Change(slot, ref symbol);
        SurveillanceReader.Send(_market, slot, dueNs, ref _sink);
    }

    private long NextDue(ref SymbolTimers timers, bool hasCandles)
    {
        var due = Math.Min(timers.PublicationNs, timers.ExitCheckNs);
        if (!hasCandles) return due;
        for (var i = 0; i < _timeframesNs.Length; i++) due = Math.Min(due, timers.CandleEndNs[i]);
        return Math.Min(due, timers.ProfileNs);
    }

    // Never further than the largest gap, so that a jump is seen even when no timer is due before it.
    private void SetNextTimer(int slot, ref SymbolState symbol)
    {
        var due = NextDue(ref _timers[slot], (symbol.Status & SymbolStatus.Traded) != 0);
        symbol.NextTimerNs = Math.Min(due, symbol.NowNs + _options.GapMaxNs);
    }

    private void Publish(int slot, ref SymbolState symbol, long timeNs)
    {
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        if ((symbol.Status & SymbolStatus.Tainted) != 0 && timeNs >= _timers[slot].TaintedUntilNs)
        {
            symbol.Status &= ~SymbolStatus.Tainted;
            symbol.Wanted = uint.MaxValue;
        }

        var flow = default(OrderFlow);
        OrderFlowReader.Read(_options, _market.Layout, _market.Instruments[slot], ref symbol, timeNs, ref flow);
        _sink.OnOrderFlow(in flow);
    }
}
