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

    private readonly Credentials _credentials;
    private readonly BinanceGateway _gateway;
    private readonly GatewayAgent _agent;
    private readonly InstrumentTable _instruments;
    private readonly FastTime _time;
    private readonly OrderQueue _queue = new(OrderSlots);
    private readonly VenueMarket _market;
    private TradeDesk? _desk;

    /// <exception cref="RestException">The account cannot be read, or is not as it must be.</exception>
    public SeedVenue(SimulatedExchange exchange, ApiKey key, InstrumentTable instruments, AccountMode mode, int leverage, FastTime time, double speed)
    {
        _instruments = instruments;
        _time = time;
        _credentials = new Credentials(new Secret(key.Key), new Secret(key.Secret), KeyKind.Hmac);
        var host = exchange.FuturesAddress.Authority;
        Hosts = BinanceHosts.Of(Market.UsdMargined, exchange.FuturesAddress, new Uri($"ws://{host}/ws-fapi/v1"), new Uri($"ws://{host}"));
        Dialer = new WebSocketDialer(WebSocketOptions.Default with { BlockBytes = 1 << 14, SocketReceiveBytes = 0 }, time);
        Connection = new MarketConnection(Hosts, _credentials, new Venues.Binance.Account.AccountOptions { Market = Market.UsdMargined, Mode = mode, Leverage = leverage, MustKnowRights = false }, time: time);
        var start = Connection.Account.StartAsync([.. instruments.All], spot: null).GetAwaiter().GetResult();
        if (start.Problems.Count > 0) throw new RestException(string.Join('\n', start.Problems));
        _market = new VenueMarket(Connection, start, new SnapshotReader(Connection.Account, Market.UsdMargined, instruments, start.Info.Symbols, Connection.VenueNs));
        _gateway = new BinanceGateway(instruments, new TradePosts((in OrderReport report) => _desk!.Post(in report), (in VenueUpdate update) => _desk!.Post(in update)));
        _gateway.Add(Connection.NewOptions(), Connection.NewPorts((in Command command) => _desk!.Post(in command), new FeedLine(Dialer), new SocketLine(Faster(new SocketLineOptions(), speed))), start.Info.Symbols);
        _agent = new GatewayAgent(_gateway);
        Venue = new LiveVenue(_queue);
        Way = new OrderWay(_queue, new GatewayOutlet(_gateway), _agent);
    }

    public BinanceHosts Hosts { get; }

    public WebSocketDialer Dialer { get; }

    public MarketConnection Connection { get; }

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
        Agreement = new LiveAgreement([_market], _instruments, desk, Say, _time);
        Agreement.Forbid("the user stream is not open yet");
    }

    /// <summary>All the time, on a thread that may wait.</summary>
    public void Look()
    {
        while (_agent.Notices.TryDequeue(out var notice))
        {
            Say(GatewayWords.LevelOf(notice.Kind), "venue", GatewayWords.Of(in notice, _instruments));
            if (notice.Kind == GatewayNoticeKind.UserStreamLost) Agreement!.Forbid("the user stream is lost");
            else if (notice.Kind == GatewayNoticeKind.UserStreamOpen) Agreement!.Begin();
        }

        Agreement!.Look();
    }

    public void Dispose()
    {
        _gateway.Dispose();
        Connection.Dispose();
        _credentials.Dispose();
    }

    private void Say(LogLevel level, string part, string text) => Told.Add((_time.WallNs, $"{SeedStory.Time(_time.WallNs)} {part}: {text}"));

    private static SocketLineOptions Faster(SocketLineOptions line, double speed) => line with { PingInterval = line.PingInterval / speed, PongTimeout = line.PongTimeout / speed };
}
