using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>One market of the venue: orders out, what becomes of them in. Stepped by one thread; never waits.</summary>
public sealed class MarketGateway : IDisposable
{
    private readonly MarketContext _context;
    private readonly SignedRequest _request;
    private readonly IMessageLine _api;
    private readonly IMessageLine? _user;
    private readonly FeeDesk _fees;
    private readonly LookUpDesk _lookUps;
    private readonly EntryGate _gate;
    private readonly OrderDesk _orders;
    private readonly AnswerDesk _answers;
    private readonly ForeignDesk _foreign;
    private readonly FundingReads _funding;
    private readonly OrderQueries _orderQueries;
    private readonly QueryDesk _queries;
    private readonly ClockDesk _clock;
    private readonly MissedTrades _missed;
    private readonly Resync _resync;
    private readonly IUserStream _stream;
    private readonly ApiLine _line;
    private readonly OrderEncoder _encoder;
    private bool _wasBlocked;

    /// <param name="options">How it works.</param>
    /// <param name="ports">What it is plugged into.</param>
    /// <param name="instruments">All of the run.</param>
    /// <param name="rules">The market's, by symbol.</param>
    internal MarketGateway(GatewayOptions options, MarketPorts ports, InstrumentTable instruments, IReadOnlyDictionary<string, SymbolRules> rules, GatewayOutbox outbox)
    {
        _context = new MarketContext(options, instruments, rules, ports.Limiter, ports.Clock, ports.Rest, outbox, ports.Time);
        _request = new SignedRequest(ports.Credentials);
        (_api, _user) = (ports.Api, ports.User);
        var encoder = new OrderEncoder(
            new OrderEncoderOptions
            {
                Market = options.Market, Mode = options.Mode, ReceiveWindowMs = options.ReceiveWindowMs, TriggersOnMark = options.TriggersOnMark,
                LimitsAreImmediate = options.LimitsAreImmediate,
            },
            instruments.All, ports.Credentials, _request);
        OrderWarmUp.Run(encoder, options.Market, instruments);
        _encoder = encoder;
        _fees = new FeeDesk(_context);
        var teller = new OrderTeller(_context, _fees);
        _lookUps = new LookUpDesk(_context, teller);
        _gate = new EntryGate(_context);
        _orders = new OrderDesk(_context, new OrderSending(_context, encoder, _request, _api, ports.Stamps), teller, _lookUps, _gate);
        _answers = new AnswerDesk(_context, _orders, teller, _lookUps);
        _foreign = new ForeignDesk(_context, teller, _fees, _lookUps);
        _funding = new FundingReads(_context);
        _orderQueries = new OrderQueries(_context, teller, _fees);
        _queries = new QueryDesk(_context, _orderQueries);
        _clock = new ClockDesk(_context, ports.Post);
        _missed = new MissedTrades(_context, teller, _foreign);
        _resync = new Resync(_context, _lookUps, _missed, _funding, _gate);
        var events = new UserDesk(_context, teller, _lookUps, _foreign, _missed, _funding);
        var spot = _context.IsSpot ? new SpotUserStream(_context, _api, _request, ports.Credentials, events, _resync, ports.Random) : null;
        _stream = (IUserStream?)spot ?? new UserStream(_context, _user ?? throw new ArgumentException("USD-M has a connection of its own for the user stream", nameof(ports)), events, _resync, ports.Random);
        _line = new ApiLine(_context, _api, _orders, _answers, events, _clock, _gate, spot, ports.Random);
    }

    public Market Market => _context.Options.Market;

    /// <summary>Whether entries may leave.</summary>
    public bool AllowsEntries => _gate.IsOpen();

    /// <summary>The venue's clock, ns since the epoch.</summary>
    public long VenueNs => _context.VenueNs();

    /// <summary>Orders that have not ended.</summary>
    public int LiveOrders => _context.Orders.Live.Length;

    /// <summary>Knows an instrument that has got its symbol since; from any thread, before its first order.</summary>
    public void Add(Instrument instrument, SymbolRules rules)
    {
        _encoder.Add(instrument);
        _context.Add(instrument, rules);
    }

    internal void Submit(in OrderTerms terms)
    {
        _missed.Saw(terms.InstrumentId);
        _orders.Submit(in terms);
    }

    internal void Cancel(long number) => _orders.Cancel(number);

    internal void Query(in VenueQuery query) => _queries.Ask(in query);

    internal void Adopt(in OrderTerms terms, long filled) => _orders.Adopt(in terms, filled);

    /// <summary>Whether an order has not ended, as far as was told.</summary>
    internal bool IsLive(long number) => _context.Orders.Find(number) is { IsLive: true };

    /// <summary>Whether an order of a list was cancelled at a time: with its other leg, by that one's cancellation.</summary>
    internal bool EndedWithList(long number, long venueMs) =>
        _context.Orders.Find(number) is { IsLive: false, EndKind: OrderReportKind.Cancelled } order && order.Terms.IsListed && order.EndMs == venueMs;

    internal bool Knows(long number) => _context.Orders.Find(number) is not null;

    internal void OnTrade(in Tick tick) => _fees.OnTrade(in tick);

    /// <summary>Takes what came and does what is due.</summary>
    internal void DoWork()
    {
        var nowNs = _context.NowNs();
        _line.DoWork(nowNs);
        while (_context.Rest.TryTake(out var answer)) OnAnswer(in answer);
        _stream.DoWork(nowNs);
        _resync.DoWork(nowNs);
        _foreign.DoWork(nowNs);
        _orders.DoWork(nowNs);
        _lookUps.DoWork(nowNs);
        _clock.DoWork(nowNs);
        _fees.DoWork(nowNs);
        _gate.Look(nowNs);
        var isBlocked = nowNs < _context.Limiter.BlockedUntilNs;
        if (isBlocked && !_wasBlocked) _context.Tell(GatewayNoticeKind.TooMuch, value: _context.Limiter.BlockedUntilNs);
        _wasBlocked = isBlocked;
    }

    public void Dispose()
    {
        _api.Dispose();
        _user?.Dispose();
        _request.Dispose();
    }

    private void OnAnswer(in RestAnswer answer)
    {
        if (!answer.IsOk && answer.Verdict.Action == Errors.ErrorAction.Resync) _clock.Resync();
        switch ((CallKind)answer.Call.Tag.Kind)
        {
            case CallKind.Place or CallKind.Cancel:
                _answers.OnRest(in answer);
                break;
            case CallKind.LookUp:
                _lookUps.OnOrder(in answer);
                break;
            case CallKind.Trades:
                _lookUps.OnTrades(in answer);
                break;
            case CallKind.ListenKey:
                _stream.OnKey(in answer);
                break;
            case CallKind.KeepAlive:
                _stream.OnKeptAlive(in answer);
                break;
            case CallKind.Time:
                _clock.OnAnswer(in answer);
                break;
            case CallKind.Positions:
                _resync.OnPositions(in answer);
                break;
            case CallKind.Funding:
                _funding.OnAnswer(in answer);
                break;
            case CallKind.OrderState:
                _orderQueries.OnAnswer(in answer);
                break;
            case CallKind.MissedTrades:
                _missed.OnTrades(in answer);
                break;
            case CallKind.Owner:
                _missed.OnOwner(in answer);
                break;
            case CallKind.FeePrice:
                _fees.OnAnswer(in answer);
                break;
            default:
                _queries.OnAnswer(in answer);
                break;
        }
    }
}
