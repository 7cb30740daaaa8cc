using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Symbols;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>The gateway of one market between a trade thread and a venue that are both the test.</summary>
internal sealed class GatewayRig : IDisposable
{
    private readonly BinanceGateway _gateway;

    public GatewayRig(Market market = FastEngine.Core.Market.UsdMargined, AccountMode mode = AccountMode.Hedge, bool isReady = true, int weightLimit = 2_400, bool isStamped = false)
    {
        Time = new ManualTime();
        Rest = new ScriptedRest(Time);
        var isSpot = market == FastEngine.Core.Market.Spot;
        Limiter = new RateLimiter(new RateLimiterOptions
        {
            Rules = [new LimitRule(LimitKind.Weight, EngineTime.NsPerMinute, weightLimit), new LimitRule(LimitKind.Orders, 10 * EngineTime.NsPerSecond, 40)],
        });
        var rules = new Dictionary<string, SymbolRules>
        {
            ["BTCUSDT"] = new() { Symbol = "BTCUSDT", Market = market, BaseAsset = "BTC", QuoteAsset = "USDT", IsTrading = true, Tick = Money.One / 10, Lot = Money.One / 1_000 },
        };
        _gateway = new BinanceGateway(new InstrumentTable(OrderWriter.Instruments));
        Market = _gateway.Add(
            new GatewayOptions
            {
                Market = market, Mode = mode, ApiAddress = new Uri("ws://localhost/ws-api"), UserStreamAddress = isSpot ? null : new Uri("ws://localhost/private/ws/"),
            },
            new MarketPorts
            {
                Credentials = new Credentials(new Secret("key"), new Secret(OrderWriter.Secret), KeyKind.Hmac), Limiter = Limiter,
                Clock = new ClockSync(new ClockSyncOptions()), Rest = Rest, Api = Api, User = isSpot ? null : User, Time = Time, Random = new Random(1), Stamps = isStamped ? Stamps : null,
                Post = (in Command command) => { Commands.Add(command); return true; },
            },
            rules);
        Instrument = isSpot ? 1 : 0;
        Rest.Always("/fapi/v1/ticker/price", """{"symbol":"BNBUSDT","price":"600.5"}""");
        Rest.Always("/api/v3/ticker/price", """{"symbol":"BNBUSDT","price":"600.5"}""");
        if (!isReady) return;
        Rest.Always("/fapi/v1/listenKey", """{"listenKey":"abc"}""");
        Rest.Always("/fapi/v3/positionRisk", "[]");
        Step(10);
        if (isSpot) Api.Push("""{"id":"s1","status":200,"result":{"subscriptionId":0}}""");
        Step(3);
        Notices.Clear();
        Updates.Clear();
    }

    public ManualTime Time { get; }

    public ScriptedRest Rest { get; }

    public RateLimiter Limiter { get; }

    public ScriptedLine Api { get; } = new();

    public ScriptedLine User { get; } = new();

    public RecordingStamps Stamps { get; } = new();

    public MarketGateway Market { get; }

    public int Instrument { get; }

    public List<OrderReport> Reports { get; } = [];

    public List<VenueUpdate> Updates { get; } = [];

    public List<GatewayNotice> Notices { get; } = [];

    public List<Command> Commands { get; } = [];

    public OrderTerms Terms(OrderType type, OrderLeg leg, long order = 7, Side side = Side.Sell, long price = 0, long quantity = 12, bool isListed = false) =>
        OrderWriter.Terms(type, leg, Instrument, side, price, quantity, order) with { IsListed = isListed };

    public OrderTerms Submit(OrderTerms terms)
    {
        _gateway.Submit(Unsafe.BitCast<OrderTerms, ApprovedOrder>(terms));
        Step();
        return terms;
    }

    /// <summary>Orders and their cancellations, and nothing else.</summary>
    public void SendQuietly(ReadOnlySpan<OrderTerms> orders)
    {
        for (var i = 0; i < orders.Length; i++)
        {
            _gateway.Submit(Unsafe.BitCast<OrderTerms, ApprovedOrder>(orders[i]));
            _gateway.Cancel(orders[i].Order, 0);
        }
    }

    public OrderTerms SubmitEntry(long order = 7, long quantity = 12) => Submit(Terms(OrderType.Market, OrderLeg.Entry, order, Side.Buy, quantity: quantity));

    public void Cancel(long order)
    {
        _gateway.Cancel(order, 0);
        Step();
    }

    public void Ask(VenueQuery query)
    {
        _gateway.Query(in query);
        Step();
    }

    public void Adopt(OrderTerms terms, long filled = 0) => _gateway.Adopt(in terms, filled);

    /// <summary>Lets the gateway do what is there.</summary>
    public void Step(int rounds = 1)
    {
        for (var i = 0; i < rounds; i++) _gateway.DoWork();
        var e = default(FastEngine.Core.Execution.TradeEvent);
        while (_gateway.TryTake(long.MaxValue, ref e))
        {
            if (e.Kind == TradeEventKind.OrderReport) Reports.Add(e.OrderReport);
            else Updates.Add(e.VenueUpdate);
        }

        while (_gateway.TryTake(out var notice)) Notices.Add(notice);
    }

    public void Wait(int milliseconds)
    {
        Time.Advance(milliseconds);
        Step(2);
    }

    public void Event(string text)
    {
        if (Market.Market == FastEngine.Core.Market.Spot) Api.Push($$"""{"subscriptionId":0,"event":{{text}}}""");
        else User.Push(text);
        Step(2);
    }

    public void Answer(string id, string result)
    {
        Api.Push($$"""{"id":"{{id}}","status":200,"result":{{result}}}""");
        Step();
    }

    public void Refuse(string id, int code, string text, int status = 400)
    {
        Api.Push("{\"id\":\"" + id + "\",\"status\":" + status + ",\"error\":{\"code\":" + code + ",\"msg\":\"" + text + "\"}}");
        Step();
    }

    /// <summary>An event of an order of USD-M.</summary>
    public void OrderEvent(
        string clientId, string execution, string status, long orderId = 900, string last = "0", string filled = "0", long trade = 0, string side = "BUY",
        string price = "60000.1", string feeAsset = "USDT", string fee = "0.3", string quantity = "0.012", string positionSide = "LONG") => Event(
        "{\"e\":\"ORDER_TRADE_UPDATE\",\"E\":1700000000000,\"T\":1700000000000,\"o\":{\"s\":\"BTCUSDT\",\"c\":\"" + clientId + "\",\"S\":\"" + side + "\",\"o\":\"MARKET\",\"q\":\""
        + quantity + "\",\"x\":\"" + execution + "\",\"X\":\"" + status + "\",\"i\":" + orderId + ",\"l\":\"" + last + "\",\"z\":\"" + filled + "\",\"L\":\"" + price
        + "\",\"N\":\"" + feeAsset + "\",\"n\":\"" + fee + "\",\"T\":1700000000000,\"t\":" + trade + ",\"ps\":\"" + positionSide + "\",\"st\":1}}");

    public IEnumerable<OrderReportKind> Kinds => Reports.Select(report => report.Kind);

    public void Dispose() => _gateway.Dispose();
}
