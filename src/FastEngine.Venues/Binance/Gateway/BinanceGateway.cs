using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Binance behind the port of every venue: orders go to the gateway of their market, and what becomes of them is taken as events.</summary>
/// <remarks>Everything is called on one thread, the gateway's: <see cref="DoWork"/> in turn with the sender of orders and the taker of events.
/// Network is done by other threads, whose results wait until they are taken here.</remarks>
public sealed class BinanceGateway : ISteppedVenue, IAgent, IDisposable
{
    private readonly GatewayOutbox _outbox = new();
    private readonly InstrumentTable _instruments;
    private readonly TradePosts? _posts;
    private readonly List<MarketGateway> _markets = [];

    /// <param name="instruments">Of the run.</param>
    /// <param name="posts">To the trade stage; null for one that takes events by <see cref="TryTake(long, ref Core.Execution.TradeEvent)"/>.</param>
    public BinanceGateway(InstrumentTable instruments, TradePosts? posts = null)
    {
        _instruments = instruments;
        _posts = posts;
    }

    public string Name => "binance";

    public IReadOnlyList<MarketGateway> Markets => _markets;

    /// <summary>In the past while something waits: it is due at once, by whatever clock.</summary>
    public long NextReportNs => _outbox.Waiting > 0 ? long.MinValue : long.MaxValue;

    /// <summary>Adds a market; before the first order.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="ports">What it is plugged into.</param>
    /// <param name="rules">Its symbols.</param>
    public MarketGateway Add(GatewayOptions options, MarketPorts ports, IReadOnlyDictionary<string, SymbolRules> rules)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ports);
        if (options.Market == Market.CoinMargined) throw new ArgumentException("COIN-M is analysed, never traded", nameof(options));
        var market = new MarketGateway(options, ports, _instruments, rules, _outbox);
        _markets.Add(market);
        return market;
    }

    public int DoWork()
    {
        var before = _outbox.Waiting;
        foreach (var market in _markets) market.DoWork();
        if (_posts is not { } posts) return Math.Max(0, _outbox.Waiting - before);

        // What finds no room waits: nothing else tells of it.
        var work = 0;
        while (_outbox.TryPost(in posts)) work++;
        return work;
    }

    public void Submit(in ApprovedOrder order) => Of(order.Terms.InstrumentId).Submit(in order.Terms);

    public void Cancel(long order, long timeNs)
    {
        foreach (var market in _markets)
        {
            if (!market.Knows(order)) continue;
            market.Cancel(order);
            return;
        }

        // Answered by any: none knows it.
        _markets[0].Cancel(order);
    }

    public void Query(in VenueQuery query)
    {
        if (query.Kind == VenueQueryKind.Ping) _markets[0].Query(in query);
        else Of(query.InstrumentId).Query(in query);
    }

    /// <summary>An order of an earlier process that the venue may have: its reports carry its number again.</summary>
    /// <param name="terms">As it was sent.</param>
    /// <param name="filled">What the trade thread knows to have filled.</param>
    public void Adopt(in OrderTerms terms, long filled) => Of(terms.InstrumentId).Adopt(in terms, filled);

    public void OnTrade(in Tick tick, bool isOnTime)
    {
        foreach (var market in _markets) market.OnTrade(in tick);
    }

    public bool TryTake(long dueNs, ref Core.Execution.TradeEvent e)
    {
        if (!_outbox.TryTake(out Core.Execution.TradeEvent next)) return false;
        e.Kind = next.Kind;
        if (next.Kind == TradeEventKind.OrderReport) e.OrderReport = next.OrderReport;
        else e.VenueUpdate = next.VenueUpdate;
        return true;
    }

    /// <summary>The next thing that the service should hear of.</summary>
    public bool TryTake(out GatewayNotice notice) => _outbox.TryTake(out notice);

    public void Dispose()
    {
        foreach (var market in _markets) market.Dispose();
    }

    private MarketGateway Of(int instrumentId)
    {
        var wanted = _instruments[instrumentId].Market;
        foreach (var market in _markets)
        {
            if (market.Market == wanted) return market;
        }

        throw new InvalidOperationException($"{_instruments[instrumentId].Name}: no gateway of {wanted} is configured");
    }
}
