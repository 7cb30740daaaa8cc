using System.Globalization;
using FastEngine.Core;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Sockets;

/// <summary>Turns trades into the frames that somebody has subscribed, of one market.</summary>
internal sealed class MarketStreams
{
    private readonly StreamHub _hub;
    private readonly MarketFrames[] _frames;
    private readonly List<(string Stream, StreamPlan Plan)>[] _plans;
    private readonly Dictionary<string, long> _lastNs = [];
    private readonly IExchangeClock _clock;
    private int _version = -1;

    public MarketStreams(Venue venue, StreamHub hub, IExchangeClock clock, bool isFuture)
    {
        _hub = hub;
        _clock = clock;
        var symbols = venue.Symbols;
        _frames = new MarketFrames[symbols.Count];
        _plans = new List<(string, StreamPlan)>[symbols.Count];
        foreach (var symbol in symbols)
        {
            _plans[symbol.Index] = [];
            if (symbol.IsFuture != isFuture) continue;
            _frames[symbol.Index] = new MarketFrames(symbol, () => venue.Options.FundingRate.ToString("F8", CultureInfo.InvariantCulture), () => venue.NextFundingNs / EngineTime.NsPerMs);
        }
    }

    /// <summary>Frames are not sent while it is set: a venue whose streams hang.</summary>
    public bool IsFrozen { get; set; }

    public void OnTrade(TradedSymbol symbol, in TapeTrade trade)
    {
        if (_version != _hub.Version) Plan();
        var frames = _frames[symbol.Index];
        frames.Take(in trade);
        if (IsFrozen) return;
        var eventMs = Math.Max(trade.TimeNs, _clock.NowNs) / EngineTime.NsPerMs;
        foreach (var (stream, plan) in _plans[symbol.Index])
        {
            if (plan.PeriodNs > 0 && !IsDue(stream, symbol, trade.TimeNs, plan.PeriodNs)) continue;
            Send(stream, plan, frames, eventMs);
        }
    }

    public void OnForceOrder(Order order)
    {
        var rules = order.Symbol.Rules;
        var nowMs = order.UpdateNs / EngineTime.NsPerMs;
        var frame = string.Create(CultureInfo.InvariantCulture,
            $$$"""{"e":"forceOrder","E":{{{nowMs}}},"o":{"s":"{{{rules.Symbol}}}","S":"{{{Wire.Of(order.Side)}}}","o":"LIMIT","f":"IOC","q":"{{{rules.Quantity(order.Quantity)}}}","p":"{{{rules.Price(order.Price)}}}","ap":"{{{rules.Price(order.AveragePrice)}}}","X":"FILLED","l":"{{{rules.Quantity(order.Executed)}}}","z":"{{{rules.Quantity(order.Executed)}}}","T":{{{nowMs}}}}}""");
        _hub.Send($"{order.Symbol.LowerName}@forceOrder", frame);
        _hub.Send("!forceOrder@arr", frame);
    }

    // Which frames each symbol's trades have to make.
    private void Plan()
    {
        _version = _hub.Version;
        foreach (var plans in _plans) plans.Clear();
        foreach (var stream in _hub.Wanted())
        {
            if (StreamPlan.Of(stream) is not { } plan) continue;
            foreach (var frames in _frames)
            {
                if (frames is not null && (plan.Symbol is null || plan.Symbol == frames.Symbol.LowerName)) _plans[frames.Symbol.Index].Add((stream, plan));
            }
        }
    }

    private bool IsDue(string stream, TradedSymbol symbol, long timeNs, long periodNs)
    {
        var key = $"{stream} {symbol.Index}";
        if (_lastNs.TryGetValue(key, out var lastNs) && timeNs / periodNs == lastNs / periodNs) return false;
        _lastNs[key] = timeNs;
        return true;
    }

    private void Send(string stream, StreamPlan plan, MarketFrames frames, long eventMs)
    {
        var isFuture = frames.Symbol.IsFuture;
        switch (plan.Kind)
        {
            case StreamKind.Trade: _hub.Send(stream, frames.Trade(eventMs)); break;
            case StreamKind.Aggregate: _hub.Send(stream, frames.Aggregate(eventMs)); break;
            case StreamKind.BookTicker: _hub.Send(stream, frames.BookTicker(eventMs)); break;
            case StreamKind.MarkPrice when isFuture: _hub.Send(stream, plan.Symbol is null ? $"[{frames.MarkPrice(eventMs)}]" : frames.MarkPrice(eventMs)); break;
            case StreamKind.Depth: _hub.Send(stream, frames.DepthUpdate(eventMs, plan.Levels)); break;
            case StreamKind.PartialDepth: _hub.Send(stream, isFuture ? frames.DepthUpdate(eventMs, plan.Levels) : frames.PartialBook(plan.Levels)); break;
            case StreamKind.MiniTicker: _hub.Send(stream, plan.Symbol is null ? $"[{frames.MiniTicker(eventMs)}]" : frames.MiniTicker(eventMs)); break;
            case StreamKind.Ticker: _hub.Send(stream, plan.Symbol is null ? $"[{frames.Ticker(eventMs)}]" : frames.Ticker(eventMs)); break;
            case StreamKind.Kline:
                foreach (var frame in frames.Klines(plan.Interval, plan.IntervalMs, eventMs)) _hub.Send(stream, frame);
                break;
            default: break;
        }
    }
}
