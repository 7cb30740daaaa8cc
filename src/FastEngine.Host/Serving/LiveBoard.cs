using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Serving;

/// <summary>The newest of what shards and trade thread put out, for the API. Everything is of a size fixed at the start.</summary>
/// <remarks>The outputs thread writes, the server's threads read, under one lock on the cold side that is held for copies alone.</remarks>
internal sealed class LiveBoard : IShardOutputHandler, ILedgerHandler
{
    private const int MostCandles = 1_000;
    private const int LeastCandles = 60;

    // Of all candles together.
    private const int CandleBytes = 64 << 20;
    private const int BytesOfCandle = 80;
    private const int Decisions = 4_096;
    private const int Trades = 1_000;
    private const int Markers = 1_000;
    private const int Events = 400;

    private readonly Lock _gate = new();
    private readonly InstrumentTable _instruments;
    private readonly OrderFlow[] _flows;
    private readonly Recent<ClosedCandle>[,] _candles;
    private readonly List<LiveZone>[] _zones;
    private readonly Int128[] _realised;
    private readonly Dictionary<int, (long Trades, Int128 Realised)> _strategies = [];
    private readonly Recent<DecisionRecord> _decisions = new(Decisions);
    private readonly Recent<ClosedTrade> _trades = new(Trades);
    private readonly Recent<LiveMarker> _markers = new(Markers);
    private readonly Recent<LiveEvent> _events = new(Events);
    private LiveFigures _figures;

    public LiveBoard(InstrumentTable instruments, int timeframes, Int128 startingEquity)
    {
        _instruments = instruments;
        _flows = new OrderFlow[instruments.Count];
        _realised = new Int128[instruments.Count];
        _zones = [.. instruments.All.ToArray().Select(_ => new List<LiveZone>())];
        _candles = new Recent<ClosedCandle>[instruments.Count, timeframes];
        var capacity = Math.Clamp(CandleBytes / BytesOfCandle / Math.Max(1, instruments.Count * timeframes), LeastCandles, MostCandles);
        for (var i = 0; i < instruments.Count; i++)
        {
            for (var timeframe = 0; timeframe < timeframes; timeframe++) _candles[i, timeframe] = new Recent<ClosedCandle>(capacity);
        }

        _figures = new LiveFigures(0, startingEquity, 0, null, 0);
    }

    public LiveFigures Figures
    {
        get
        {
            lock (_gate) return _figures;
        }
    }

    /// <summary>The newest order flow of an instrument, whose time is 0 before the first, and what its trades brought; money.</summary>
    public (OrderFlow Flow, Int128 Realised) Of(int instrumentId)
    {
        lock (_gate) return (_flows[instrumentId], _realised[instrumentId]);
    }

    /// <summary>Closed trades of a strategy, and what they brought; money.</summary>
    public (long Trades, Int128 Realised) OfStrategy(int strategyId)
    {
        lock (_gate) return _strategies.GetValueOrDefault(strategyId);
    }

    /// <summary>The last closed candles, oldest first.</summary>
    public ClosedCandle[] CandlesOf(int instrumentId, int timeframe, int limit)
    {
        lock (_gate) return [.. _candles[instrumentId, timeframe].Newest().Take(limit).Reverse()];
    }

    public LiveZone[] ZonesOf(int instrumentId)
    {
        lock (_gate) return [.. _zones[instrumentId]];
    }

    /// <summary>The last entries and exits of an instrument, oldest first.</summary>
    public LiveMarker[] MarkersOf(int instrumentId, int limit)
    {
        lock (_gate) return [.. _markers.Newest().Where(marker => marker.InstrumentId == instrumentId).Take(limit).Reverse()];
    }

    /// <param name="instrumentId">-1 for all.</param>
    public ClosedTrade[] TradesOf(int instrumentId, int limit)
    {
        lock (_gate) return [.. _trades.Newest().Where(trade => instrumentId < 0 || trade.InstrumentId == instrumentId).Take(limit)];
    }

    /// <param name="instrumentId">-1 for all.</param>
    public DecisionRecord[] DecisionsOf(int instrumentId, int limit)
    {
        lock (_gate) return [.. _decisions.Newest().Where(record => instrumentId < 0 || record.InstrumentId == instrumentId).Take(limit)];
    }

    /// <param name="dtmsOnly">Only what the defensive management did.</param>
    public LiveEvent[] EventsOf(bool dtmsOnly, int limit)
    {
        lock (_gate) return [.. _events.Newest().Where(e => e.IsDtms || !dtmsOnly).Take(limit)];
    }

    public void OnOrderFlow(in OrderFlow flow)
    {
        lock (_gate)
        {
            _flows[flow.InstrumentId] = flow;
            if (flow.TimeNs > _figures.TimeNs) _figures = _figures with { TimeNs = flow.TimeNs };
        }
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        lock (_gate) _candles[candle.InstrumentId, candle.Timeframe].Add(in candle);
    }

    public void OnDecision(in DecisionRecord record)
    {
        lock (_gate) _decisions.Add(in record);
    }

    public void OnProfile(in ProfileView profile)
    {
        lock (_gate)
        {
            var zones = _zones[profile.InstrumentId];
            zones.Clear();
            if (profile.Area.IsUsable) zones.Add(new LiveZone("value", profile.Area.Low, profile.Area.High, profile.TimeNs, null));
        }
    }

    public void OnZone(in ZoneView zone)
    {
        lock (_gate) _zones[zone.InstrumentId].Add(new LiveZone(zone.Direction == Direction.Long ? "demand" : "supply", zone.Low, zone.High, zone.FirstSeenNs, zone.Strength));
    }

    public void OnGap(in GapView gap)
    {
        lock (_gate) _zones[gap.InstrumentId].Add(new LiveZone("gap", gap.Low, gap.High, gap.FirstSeenNs, null));
    }

    public void OnLedger(in LedgerEvent e)
    {
        var words = EventWords.Of(in e, _instruments);
        lock (_gate)
        {
            if (words is { } said)
            {
                _events.Add(new LiveEvent(_events.Added + 1, e.TimeNs, said.InstrumentId, Names.Of(in e), said.Tone, said.Text, e.Kind == LedgerEventKind.Dtms));
            }

            switch (e.Kind)
            {
                case LedgerEventKind.PositionOpened:
                    var opened = e.Position;
                    _markers.Add(new LiveMarker(opened.EntryTimeNs, opened.InstrumentId, opened.PositionId, opened.Direction, true, PriceOf(opened.Cost, opened.Quantity, opened.InstrumentId), null, double.NaN));
                    break;
                case LedgerEventKind.TradeClosed:
                    Close(in e.Trade);
                    break;
                case LedgerEventKind.Account:
                    _figures = _figures with { Peak = Int128.Max(_figures.Peak, e.Account.Equity) };
                    break;
                case LedgerEventKind.Health:
                    _figures = _figures with { Health = e.Health, HealthNs = e.TimeNs };
                    break;
            }
        }
    }

    private void Close(in ClosedTrade trade)
    {
        _trades.Add(in trade);
        _realised[trade.InstrumentId] += trade.Pnl;
        var strategy = _strategies.GetValueOrDefault(trade.StrategyId);
        _strategies[trade.StrategyId] = (strategy.Trades + 1, strategy.Realised + trade.Pnl);
        _figures = _figures with { ClosedTrades = _figures.ClosedTrades + 1 };
        _markers.Add(new LiveMarker(trade.ExitTimeNs, trade.InstrumentId, trade.PositionId, trade.Direction, false, PriceOf(trade.ExitProceeds, trade.Quantity, trade.InstrumentId), Names.Of(trade.Reason), Money.ToDouble(trade.Pnl)));
    }

    private double PriceOf(Int128 cost, long quantity, int instrumentId) =>
        quantity == 0 ? 0 : (double)cost / quantity / FixedPoint.PowerOfTen(_instruments[instrumentId].PriceScale);
}
