using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Exchange;
using FastEngine.Exchange.Accounts;
using FastEngine.Feeds.WebSockets;
using FastEngine.Host.Service.Markets.Live;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>An engine's side of an exchange: gateway, connections, and what compares both, as a live run has them.</summary>
internal sealed class SeedVenue : IDisposable
{
    private const int OrderSlots = 1_024;
    private const int MostStarts = 10;

    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(200);

    private readonly Credentials _credentials;
    private readonly BinanceGateway _gateway;
    private readonly GatewayAgent _agent;
    private readonly InstrumentTable _instruments;
    private readonly FastTime _time;
    private readonly OrderQueue _queue = new(OrderSlots);
    private readonly List<VenueMarket> _markets = [];
    private TradeDesk? _desk;

    /// <exception cref="RestException">The account cannot be read, or is not as it must be.</exception>
    public SeedVenue(SimulatedExchange exchange, ApiKey key, InstrumentTable instruments, AccountMode mode, int leverage, FastTime time, double speed)
    {
        _instruments = instruments;
        _time = time;
        _credentials = new Credentials(new Secret(key.Key), new Secret(key.Secret), KeyKind.Hmac);
        Dialer = new WebSocketDialer(WebSocketOptions.Default with { BlockBytes = 1 << 14, SocketReceiveBytes = 0 }, time);
        _gateway = new BinanceGateway(instruments, new TradePosts((in OrderReport report) => _desk!.Post(in report), (in VenueUpdate update) => _desk!.Post(in update)));
        foreach (var market in instruments.All.ToArray().Select(instrument => instrument.Market).Distinct())
        {
            var hosts = HostsOf(exchange, market);
            var account = new Venues.Binance.Account.AccountOptions { Market = market, Mode = mode, Leverage = leverage, MustKnowRights = false };
            var connection = new MarketConnection(hosts, _credentials, account, time: time);
            var start = Start(connection, instruments);
            _markets.Add(new VenueMarket(connection, start, new SnapshotReader(connection.Account, market, instruments, start.Info.Symbols, connection.VenueNs)));
            var user = new SocketLine(Faster(new SocketLineOptions(), speed));
            _gateway.Add(connection.NewOptions(), connection.NewPorts((in Command command) => _desk!.Post(in command), new FeedLine(Dialer), user), start.Info.Symbols);
        }

        _agent = new GatewayAgent(_gateway);
        Venue = new LiveVenue(_queue);
        Way = new OrderWay(_queue, new GatewayOutlet(_gateway), _agent);
    }

    public WebSocketDialer Dialer { get; }

    public IReadOnlyList<VenueMarket> Markets => _markets;

    public ISteppedVenue Venue { get; }

    public OrderWay Way { get; }

    /// <summary>Null before <see cref="Join"/>.</summary>
    public LiveAgreement? Agreement { get; private set; }

    /// <summary>What was told, newest last.</summary>
    public List<(long TimeNs, string Text)> Told { get; } = [];

    /// <summary>Before the engine starts: nothing is entered until it was compared with.</summary>
    public void Join(TradeDesk desk)
    {
        _desk = desk;
        Agreement = new LiveAgreement(_markets, _instruments, desk, (level, part, text, _) => Say(level, part, text), _time);
        Agreement.Forbid("the user stream is not open yet");
    }

    /// <summary>All the time, on a thread that may wait.</summary>
    public void Look()
    {
        while (_agent.Notices.TryDequeue(out var notice))
        {
            Say(GatewayWords.LevelOf(notice.Kind), "venue", GatewayWords.Of(in notice, _instruments));
            if (notice.Kind == GatewayNoticeKind.UserStreamLost) Agreement!.OnLost(notice.Market);
            else if (notice.Kind == GatewayNoticeKind.UserStreamOpen) Agreement!.OnOpen(notice.Market);
        }

        Agreement!.Look();
    }

    public void Dispose()
    {
        _gateway.Dispose();
        foreach (var market in _markets) market.Connection.Dispose();
        _credentials.Dispose();
    }

    public static BinanceHosts HostsOf(SimulatedExchange exchange, Market market)
    {
        var rest = market == Market.Spot ? exchange.SpotAddress : exchange.FuturesAddress;
        return BinanceHosts.Of(market, rest, new Uri($"ws://{rest.Authority}{(market == Market.Spot ? "/ws-api/v3" : "/ws-fapi/v1")}"), new Uri($"ws://{rest.Authority}"));
    }

    // Nothing goes wrong yet by script, but a machine that compiles may be too slow for the first answers.
    private static StartReport Start(MarketConnection connection, InstrumentTable instruments)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var start = connection.Account.StartAsync([.. instruments.All], spot: null).GetAwaiter().GetResult();
                return start.Problems.Count == 0 ? start : throw new RestException(string.Join('\n', start.Problems));
            }
            catch (RestException) when (attempt < MostStarts)
            {
                Thread.Sleep(StartPause);
            }
        }
    }

    private void Say(LogLevel level, string part, string text) => Told.Add((_time.WallNs, $"{SeedStory.Time(_time.WallNs)} {part}: {text}"));

    private static SocketLineOptions Faster(SocketLineOptions line, double speed) => line with { PingInterval = line.PingInterval / speed, PongTimeout = line.PongTimeout / speed };
}
