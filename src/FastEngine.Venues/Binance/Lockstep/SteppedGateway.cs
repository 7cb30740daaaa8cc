using System.Text.Json;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>The gateway of Binance at an exchange that holds its tape for the engine: orders go by signed REST with the time of their decision, and what comes
/// of them is heard in its place among the trades (docs/simulated-exchange.md).</summary>
/// <remarks>One thread's at a time. Between <see cref="Acknowledge"/> or <see cref="Ask"/> and their return the tape and its clock stand.</remarks>
public sealed class SteppedGateway : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly InstrumentTable _instruments;
    private readonly BinanceGateway _gateway;
    private readonly TapeTime _time;
    private readonly LockstepTimes _times;
    private readonly List<SteppedMarket> _markets = [];
    private readonly List<Core.Execution.TradeEvent> _made = [];

    public SteppedGateway(InstrumentTable instruments, TapeTime time, LockstepTimes times)
    {
        _instruments = instruments;
        _gateway = new BinanceGateway(instruments);
        _time = time;
        _times = times;
    }

    /// <summary>What was told last. Another thread's while this one is not in a call.</summary>
    public LockstepTurn Turn { get; } = new();

    /// <summary>Adds a market; before <see cref="Open"/>.</summary>
    /// <param name="connection">Whose clock is the tape's.</param>
    /// <param name="rules">Its symbols.</param>
    /// <param name="streams">Of market data, without a path.</param>
    public void Add(MarketConnection connection, IReadOnlyDictionary<string, SymbolRules> rules, Uri streams) =>
        _markets.Add(new SteppedMarket(_gateway, connection, rules, _instruments, streams, _time, _times));

    /// <summary>Opens the stepped connections and the user streams, up to the first barrier, behind which the tape begins.</summary>
    /// <exception cref="LockstepException">They cannot be opened.</exception>
    public void Open()
    {
        Turn.TapeNs = _time.NowNs;
        StepUntil(() => _markets.TrueForAll(market => market.HasKey), "the exchange gives no listen key");
        foreach (var market in _markets) market.Open();
        foreach (var market in _markets) Read(market, SteppedControl.Barrier);
        StepUntil(() => _markets.TrueForAll(market => market.Gateway.AllowsEntries), "the user stream does not open");
        Publish();
    }

    /// <param name="order">Whose intent is written.</param>
    /// <param name="tradeId">The symbol's last trade when it was decided.</param>
    public void Submit(in ApprovedOrder order, long tradeId)
    {
        ref readonly var terms = ref order.Terms;
        Of(terms.InstrumentId).Rest.Decide(CallKind.Place, terms.Order, terms.DecidedNs, tradeId);
        _gateway.Submit(in order);
    }

    public void Cancel(long order, long timeNs)
    {
        foreach (var market in _markets)
        {
            if (!market.Gateway.IsLive(order)) continue;
            market.Rest.Decide(CallKind.Cancel, order, timeNs);
            _gateway.Cancel(order, timeNs);
            return;
        }

        NothingToCancel(order, timeNs + _times.CancelNs);
    }

    public void Query(in VenueQuery query)
    {
        var market = query.Kind == VenueQueryKind.Ping ? _markets[0] : Of(query.InstrumentId);
        market.Rest.Decide(CallKind.Position, query.Number, query.TimeNs);

        // An answer says when it was asked, and was so then.
        _time.NowNs = query.TimeNs + _times.QueryNs;
        _gateway.Query(in query);
        _time.NowNs = Turn.TapeNs;
    }

    /// <summary>What is due up to a time, beside what was told: what was sent since may have led to it.</summary>
    public void Ask(long dueNs)
    {
        Settle();
        _markets[0].Stream.Ask(dueNs);
        foreach (var market in _markets) Read(market, SteppedControl.Due);
        Publish();
    }

    /// <summary>Everything that was told is done with, and what it led to was sent: what was traded is matched, and the tape goes on to the next barrier.</summary>
    public void Acknowledge()
    {
        Settle();
        Turn.Trades.Clear();
        foreach (var market in _markets) market.Stream.Acknowledge();
        if (Turn.HasEnded) return;
        foreach (var market in _markets) Read(market, SteppedControl.Barrier);
        Publish();
    }

    /// <summary>The next thing that a person should hear of.</summary>
    public bool TryTake(out GatewayNotice notice) => _gateway.TryTake(out notice);

    public void Dispose()
    {
        foreach (var market in _markets) market.Dispose();
        _gateway.Dispose();
    }

    private void Read(SteppedMarket market, string until)
    {
        while (true)
        {
            var raw = market.Stream.Read();
            var frame = SteppedFrame.Of(raw);
            if (frame.Stream.SequenceEqual("!lockstep"u8))
            {
                var control = SteppedControl.Of(frame.Data);
                if (control.Kind == SteppedControl.Reply) OnReply(market, control);
                else
                {
                    OnBarrier(market, control);
                    if (control.Kind == until) return;
                }
            }
            else if (frame.Stream.SequenceEqual("!userData"u8) || frame.Stream.SequenceEqual(market.Stream.ListenKey)) OnUserEvent(market, frame.Data);
            else OnMarketFrame(market, raw);
        }
    }

    private void OnBarrier(SteppedMarket market, SteppedControl control)
    {
        Turn.HorizonNs = control.HorizonNs;
        if (control.Kind != SteppedControl.Barrier) return;
        market.Stream.Barrier = control.Number;
        Turn.TapeNs = Math.Max(Turn.TapeNs, control.TimeNs);
        Turn.HasEnded = control.IsEnd;
        Turn.IsRest = control.IsRest;
        _time.NowNs = Turn.TapeNs;
    }

    private void OnMarketFrame(SteppedMarket market, ReadOnlySpan<byte> frame)
    {
        var tick = default(Tick);
        switch (market.Parser.Parse(frame, 0, ref tick))
        {
            case ParseResult.Trade:
                tick.ReceiveTimeNs = tick.ExchangeTimeNs;
                Turn.Trades.Add(tick);
                break;
            case ParseResult.Skipped:
                break;
            default:
                throw new LockstepException("a trade of the stepped connection cannot be read");
        }
    }

    private void OnUserEvent(SteppedMarket market, ReadOnlySpan<byte> data)
    {
        _time.NowNs = TimeOf(data) + _times.AckNs;
        market.Put(data);
        Settle();
        _time.NowNs = Turn.TapeNs;
    }

    private void OnReply(SteppedMarket market, SteppedControl reply)
    {
        if (market.Rest.Tell(reply.Call, reply.Status, reply.Result, reply.Error) is not { } call) return;
        var kind = (CallKind)call.Tag.Kind;
        var isOfOrder = kind is CallKind.Place or CallKind.Cancel;
        var order = call.Tag.Number;
        if (kind == CallKind.Cancel && reply.Status != 200 && !market.Gateway.IsLive(order) && !market.Gateway.EndedWithList(order, reply.TimeNs / EngineTime.NsPerMs))
            NothingToCancel(order, reply.TimeNs);
        _time.NowNs = reply.TimeNs + (isOfOrder ? _times.AckNs : _times.AnswerNs);
        Settle();
        _time.NowNs = Turn.TapeNs;
    }

    // The gateway of a live venue does not tell it of an order that has ended.
    private void NothingToCancel(long order, long venueNs) => _made.Add(new Core.Execution.TradeEvent
    {
        Kind = TradeEventKind.OrderReport,
        OrderReport = new OrderReport { Kind = OrderReportKind.Rejected, Reject = RejectReason.UnknownOrder, Order = order, TimeNs = venueNs + _times.AckNs, VenueTimeNs = venueNs },
    });

    // Until the gateway has nothing more to do: its requests are answered.
    private void Settle() => StepUntil(() => _markets.TrueForAll(market => market.Rest.Unanswered == 0), "the exchange does not answer over HTTP");

    private void StepUntil(Func<bool> isDone, string problem)
    {
        var stamp = MonotonicClock.Stamp();
        var idle = default(SpinWait);
        do
        {
            _gateway.DoWork();
            Take();
            if (isDone()) break;
            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > Limit.TotalNanoseconds) throw new LockstepException($"{problem} within {Limit.TotalSeconds:0} s");
            idle.SpinOnce();
        }
        while (true);

        // What an answer led to.
        _gateway.DoWork();
        Take();
    }

    private void Take()
    {
        var e = default(Core.Execution.TradeEvent);
        while (_gateway.TryTake(long.MaxValue, ref e))
        {
            if (e.Kind == TradeEventKind.VenueUpdate && e.VenueUpdate is { Kind: VenueUpdateKind.Position, Query: 0 })
            {
                if (!_times.PushesPositions) continue;
                e.VenueUpdate.TimeNs += _times.PositionNs;
            }

            _made.Add(e);
        }
    }

    private void Publish()
    {
        foreach (var e in _made) Turn.Reports.Add(in e);
        _made.Clear();
    }

    private SteppedMarket Of(int instrumentId)
    {
        var wanted = _instruments[instrumentId].Market;
        return _markets.Find(market => market.Market == wanted) ?? throw new InvalidOperationException($"{_instruments[instrumentId].Name}: no market of the exchange is configured for it");
    }

    private static long TimeOf(ReadOnlySpan<byte> data)
    {
        using var document = JsonDocument.Parse(data.ToArray());
        return document.RootElement.TryGetProperty("E"u8, out var time) ? time.GetInt64() * EngineTime.NsPerMs
            : throw new LockstepException("an event of the user stream has no time");
    }
}
