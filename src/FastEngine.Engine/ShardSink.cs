using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Engine;

/// <summary>A shard's results: all but views to the cold side's ring, and what the trade stage needs to its inbox, when one is wired.</summary>
public readonly struct ShardSink : ISignalSink
{
    private readonly ShardPort _port;
    private readonly long _fastestNs;

    internal ShardSink(ShardPort port, long fastestTimeframeNs)
    {
        _port = port;
        _fastestNs = fastestTimeframeNs;
    }

    public void OnOrderFlow(in OrderFlow flow)
    {
        _port.Claim(ShardOutputKind.OrderFlow).OrderFlow = flow;
        _port.Publish();
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        _port.Claim(ShardOutputKind.Candle).Candle = candle;
        _port.Publish();
        if (!_port.Trades || candle.Timeframe != 0) return;
        _port.ClaimTrade(TradeEventKind.CandleClose).CandleClose = new CandleClose
        {
            TimeNs = candle.OpenTimeNs + _fastestNs, Open = candle.Candle.Open, High = candle.Candle.High, Low = candle.Candle.Low,
            Close = candle.Candle.Close, InstrumentId = candle.InstrumentId, Trades = candle.Candle.Trades,
        };
        _port.PublishTrade();
    }

    public void OnView(in SymbolView view)
    {
        if (!_port.Trades) return;
        _port.ClaimTrade(TradeEventKind.SymbolView).SymbolView = view;
        _port.PublishTrade();
    }

    public void OnDecision(in DecisionRecord record)
    {
        _port.Claim(ShardOutputKind.Decision).Decision = record;
        _port.Publish();
    }

    public void OnSignal(in Signal signal)
    {
        if (signal.TimeNs < _port.EntriesFromNs) return;
        _port.Claim(ShardOutputKind.Signal).Signal = signal;
        _port.Publish();
        if (!_port.Trades) return;
        ref var e = ref _port.ClaimTrade(TradeEventKind.Signal);
        e.Signal = signal;
        e.Signal.DecidedStamp = MonotonicClock.Stamp();
        _port.PublishTrade();
    }

    public void OnExit(in ExitRequest request)
    {
        if (!_port.Trades) return;
        ref var e = ref _port.ClaimTrade(TradeEventKind.ExitRequest);
        e.ExitRequest = request;
        _port.Deadlines?.OnAsked(request.InstrumentId, MonotonicClock.Now());
        e.ExitRequest.DecidedStamp = MonotonicClock.Stamp();
        _port.PublishTrade();
    }

    public void OnExitCheck(in ExitCheck check)
    {
        if (!_port.Trades) return;
        _port.Deadlines?.OnChecked(check.InstrumentId, MonotonicClock.Now());
        _port.ClaimTrade(TradeEventKind.ExitCheck).ExitCheck = check;
        _port.PublishTrade();
    }

    public void OnProfile(in ProfileView profile)
    {
        if (!_port.PublishesZones) return;
        _port.Claim(ShardOutputKind.Profile).Profile = profile;
        _port.Publish();
    }

    public void OnZone(in ZoneView zone)
    {
        if (!_port.PublishesZones) return;
        _port.Claim(ShardOutputKind.Zone).Zone = zone;
        _port.Publish();
    }

    public void OnGap(in GapView gap)
    {
        if (!_port.PublishesZones) return;
        _port.Claim(ShardOutputKind.Gap).Gap = gap;
        _port.Publish();
    }
}
