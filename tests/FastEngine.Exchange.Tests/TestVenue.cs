using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Tests;

/// <summary>The exchange without its network, with BTCUSDT of both markets at 60,000 and one account of 10,000 USDT each.</summary>
internal sealed class TestVenue : IVenueSink
{
    public const long StartNs = 1_723_075_200L * EngineTime.NsPerSecond;

    private static readonly InstrumentTable Table = new(
    [
        new Instrument { Id = 0, Symbol = "BTCUSDT", Market = Market.Spot, Name = "BTCUSDT@spot", PriceScale = 2, QuantityScale = 5, Tick = 1, Lot = 1 },
        new Instrument { Id = 1, Symbol = "BTCUSDT", Market = Market.UsdMargined, Name = "BTCUSDT@usdm", PriceScale = 1, QuantityScale = 3, Tick = 1, Lot = 1 },
        new Instrument { Id = 2, Symbol = "ETHUSDT", Market = Market.UsdMargined, Name = "ETHUSDT", PriceScale = 2, QuantityScale = 3, Tick = 5, Lot = 5 },
    ]);

    private readonly Dictionary<(string, string), Endpoint> _endpoints;
    private readonly long[] _ids = new long[3];
    private long _sequence;

    public TestVenue(bool isHedged = false, FillMode fills = FillMode.Touch, decimal balance = 10_000, Func<VenueOptions, VenueOptions>? with = null)
    {
        var options = new VenueOptions
        {
            Accounts =
            [
                new AccountOptions
                {
                    Keys = [TestKeys.Hmac(1)], FuturesBalance = balance, IsHedged = isHedged,
                    SpotBalances = new Dictionary<string, decimal> { ["USDT"] = balance, ["BTC"] = 1 },
                },
            ],
            Fills = fills,
            InventedMinutes = 0,
        };
        Venue = new Venue(with?.Invoke(options) ?? options, Table, [.. Table.All.ToArray().Select(SymbolDescriptions.Of)]) { Sink = this };
        Account = Venue.Accounts[0];
        var arrivals = new ImmediateArrivals();
        Endpoint[] endpoints =
        [
            .. new FuturesTrading(Venue, arrivals).Endpoints(), .. new FuturesAccounts(Venue).Endpoints(), .. new SpotTrading(Venue, arrivals).Endpoints(),
        ];
        _endpoints = endpoints.ToDictionary(endpoint => (endpoint.Method, endpoint.Path));
        foreach (var symbol in Venue.Symbols) Trade(symbol, symbol.Name == "BTCUSDT" ? 60_000 : 2_500);
    }

    public Venue Venue { get; }

    public Account Account { get; }

    public List<UserEvent> Events { get; } = [];

    public List<Order> Liquidated { get; } = [];

    public TradedSymbol Spot => Venue.Symbols[0];

    public TradedSymbol Future => Venue.Symbols[1];

    public Position Long => Account.PositionOf(Future, PositionSide.Long);

    public Position Net => Account.PositionOf(Future, PositionSide.Both);

    /// <summary>A trade of the tape, a millisecond after the last one.</summary>
    public void Trade(TradedSymbol symbol, decimal price, decimal quantity = 1, Side aggressor = Side.Buy)
    {
        var nowNs = Math.Max(StartNs, Venue.NowNs + EngineTime.NsPerMs);
        Venue.OnTrade(symbol, new TapeTrade(++_ids[symbol.Index], _sequence++, nowNs, price, quantity, aggressor, IsOnTime: true));
    }

    /// <summary>A trade of the BTCUSDT future.</summary>
    public void Trade(decimal price, decimal quantity = 1) => Trade(Future, price, quantity);

    /// <summary>Asks as a client would: <c>Ask("POST", "/fapi/v1/order", "symbol=BTCUSDT&amp;side=BUY")</c>.</summary>
    public JsonNode Ask(string method, string path, string query = "")
    {
        var endpoint = _endpoints[(method, path)];
        var parameters = new RequestParameters();
        parameters.Read(query);
        return endpoint.Handle(new VenueRequest(parameters, !path.StartsWith("/api", StringComparison.Ordinal), new Identity(Venue.Options.Accounts[0].Keys[0], Account), path));
    }

    public JsonNode Order(string query) => Ask("POST", "/fapi/v1/order", $"symbol=BTCUSDT&newOrderRespType=RESULT&{query}");

    public JsonNode Algo(string query) => Ask("POST", "/fapi/v1/algoOrder", $"symbol=BTCUSDT&algoType=CONDITIONAL&{query}");

    public JsonNode SpotOrder(string query) => Ask("POST", "/api/v3/order", $"symbol=BTCUSDT&{query}");

    /// <summary>The code that something is refused with.</summary>
    public static int CodeOf(Func<JsonNode> ask) => Assert.Throws<RefusedException>(() => _ = ask()).Error.Code;

    /// <summary>Names of the events since the last call.</summary>
    public string TakeEvents()
    {
        var names = string.Join(' ', Events.Select(e => e.Name == "ORDER_TRADE_UPDATE" ? $"{e.Name}:{e.Payload["o"]!["x"]}" : e.Name == "ALGO_UPDATE" ? $"{e.Name}:{e.Payload["o"]!["X"]}" : e.Name));
        Events.Clear();
        return names;
    }

    public void OnTrade(TradedSymbol symbol, in TapeTrade trade)
    {
    }

    public void OnForceOrder(Order order) => Liquidated.Add(order);

    public void OnUserEvent(in UserEvent e) => Events.Add(e);
}
