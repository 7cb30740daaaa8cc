using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Orders of two instruments as they are written for the venue.</summary>
internal sealed class OrderWriter : IDisposable
{
    public const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string Ed25519Key = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

    public static readonly Instrument[] Instruments =
    [
        new() { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1 },
        new() { Id = 1, Symbol = "BTCUSDT", Name = "BTCUSDT@spot", Market = Market.Spot, PriceScale = 8, QuantityScale = 8, Tick = 1_000_000, Lot = 1_000 },
    ];

    private readonly SignedRequest _request;

    public OrderWriter(KeyKind kind = KeyKind.Hmac, AccountMode mode = AccountMode.Hedge)
    {
        var credentials = new Credentials(new Secret("key"), new Secret(kind == KeyKind.Hmac ? Secret : Ed25519Key), kind);
        _request = new SignedRequest(credentials);
        UsdMargined = new OrderEncoder(new OrderEncoderOptions { Market = Market.UsdMargined, Mode = mode }, Instruments, credentials, _request);
        Spot = new OrderEncoder(new OrderEncoderOptions { Market = Market.Spot, Mode = mode }, Instruments, credentials, _request);
    }

    public OrderEncoder UsdMargined { get; }

    public OrderEncoder Spot { get; }

    public string Text => Encoding.ASCII.GetString(_request.Message);

    public string Query => _request.ToQuery();

    public static OrderTerms Terms(OrderType type, OrderLeg leg, int instrumentId = 0, Side side = Side.Sell, long price = 0, long quantity = 12, long order = 7) => new()
    {
        Id = new ClientOrderId { RunEpoch = 1_700_000_000, Leg = leg, Sequence = 42, InstrumentId = instrumentId, Attempt = (int)order },
        Order = order, Type = type, Leg = leg, Side = side, Price = price, Quantity = quantity, InstrumentId = instrumentId, PositionId = 5,
        PositionDirection = Direction.Long, ReduceOnly = leg is not (OrderLeg.Entry or OrderLeg.Hedge),
    };

    public void WriteAll()
    {
        UsdMargined.Place(Terms(OrderType.Market, OrderLeg.Entry, side: Side.Buy), 1);
        UsdMargined.Place(Terms(OrderType.StopMarket, OrderLeg.Stop, price: 6_000_010), 2);
        UsdMargined.Cancel(Terms(OrderType.StopMarket, OrderLeg.Stop), 3);
        Spot.Place(Terms(OrderType.Limit, OrderLeg.Entry, 1, Side.Buy, 6_000_000_000_000), 4);
        Spot.PlaceList(Terms(OrderType.StopMarket, OrderLeg.Stop, 1, price: 1_000_000), Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 1, price: 2_000_000), 5);
    }

    public void Dispose() => _request.Dispose();
}
