using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>Writes orders and cancellations of one market as signed requests. Allocates nothing once built.</summary>
public sealed class OrderEncoder
{
    /// <summary>First letters of the ids of requests.</summary>
    public const byte PlaceKind = (byte)'o';
    public const byte CancelKind = (byte)'c';

    private const int NumberLength = 42;

    private readonly OrderEncoderOptions _options;
    private readonly SignedRequest _request;
    private readonly Instrument[] _instruments;
    private readonly byte[][] _symbols;

    /// <param name="options">Of the market and the account.</param>
    /// <param name="instruments">All of the run, in instrument order.</param>
    /// <param name="request">What is written into.</param>
    public OrderEncoder(OrderEncoderOptions options, ReadOnlySpan<Instrument> instruments, SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _request = request;
        _instruments = instruments.ToArray();
        _symbols = [.. _instruments.Select(instrument => Encoding.ASCII.GetBytes(instrument.Symbol))];
    }

    /// <summary>Knows an instrument that has got its symbol since; before its first order.</summary>
    public void Add(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        _symbols[instrument.Id] = Encoding.ASCII.GetBytes(instrument.Symbol);
    }

    /// <summary>Which service takes an order.</summary>
    public OrderForm FormOf(OrderType type) =>
        _options.Market == Market.UsdMargined && type is OrderType.StopMarket or OrderType.TakeProfitMarket ? OrderForm.Algo : OrderForm.Plain;

    /// <summary>Writes an order.</summary>
    /// <param name="terms">What it says.</param>
    /// <param name="timestampMs">The venue's time.</param>
    public void Place(in OrderTerms terms, long timestampMs)
    {
        if (FormOf(terms.Type) == OrderForm.Algo) PlaceAlgo(in terms, timestampMs);
        else PlacePlain(in terms, timestampMs);
    }

    /// <summary>Writes both legs of a spot position as one list: when one is set off the venue ends the other.</summary>
    /// <param name="stop">Of the same quantity as the target.</param>
    /// <param name="target">Likewise.</param>
    /// <param name="timestampMs">The venue's time.</param>
    public void PlaceList(in OrderTerms stop, in OrderTerms target, long timestampMs)
    {
        // Of a list that sells the target is above the price and the stop below it.
        ref readonly var above = ref stop.Side == Side.Sell ? ref target : ref stop;
        ref readonly var below = ref stop.Side == Side.Sell ? ref stop : ref target;
        var scale = _instruments[stop.InstrumentId].PriceScale;
        Span<byte> number = stackalloc byte[NumberLength];
        Span<byte> id = stackalloc byte[ClientOrderId.Length];
        _request.Begin(PlaceKind, stop.Order, "orderList.place.oco"u8);
        above.Id.Format(id);
        _request.Add("aboveClientOrderId"u8, id);
        _request.Add("aboveStopPrice"u8, Decimal(above.Price, scale, number));
        _request.Add("aboveType"u8, SpotType(above.Type));
        _request.AddKey();
        below.Id.Format(id);
        _request.Add("belowClientOrderId"u8, id);
        _request.Add("belowStopPrice"u8, Decimal(below.Price, scale, number));
        _request.Add("belowType"u8, SpotType(below.Type));
        _request.Add("newOrderRespType"u8, "RESULT"u8);
        _request.Add("quantity"u8, Decimal(stop.Quantity, _instruments[stop.InstrumentId].QuantityScale, number));
        _request.Add("recvWindow"u8, _options.ReceiveWindowMs);
        _request.Add("side"u8, SideName(stop.Side));
        _request.Add("symbol"u8, _symbols[stop.InstrumentId]);
        _request.Add("timestamp"u8, timestampMs);
        _request.Sign();
    }

    /// <summary>Writes the cancellation of an order.</summary>
    public void Cancel(in OrderTerms terms, long timestampMs)
    {
        Span<byte> id = stackalloc byte[ClientOrderId.Length];
        terms.Id.Format(id);
        var isAlgo = FormOf(terms.Type) == OrderForm.Algo;
        _request.Begin(CancelKind, terms.Order, isAlgo ? "algoOrder.cancel"u8 : "order.cancel"u8);
        _request.AddKey();
        if (isAlgo) _request.Add("clientAlgoId"u8, id);
        else _request.Add("origClientOrderId"u8, id);
        _request.Add("recvWindow"u8, _options.ReceiveWindowMs);
        if (!isAlgo) _request.Add("symbol"u8, _symbols[terms.InstrumentId]);
        _request.Add("timestamp"u8, timestampMs);
        _request.Sign();
    }

    private void PlacePlain(in OrderTerms terms, long timestampMs)
    {
        var instrument = _instruments[terms.InstrumentId];
        var isSpot = _options.Market == Market.Spot;
        Span<byte> number = stackalloc byte[NumberLength];
        Span<byte> id = stackalloc byte[ClientOrderId.Length];
        terms.Id.Format(id);
        _request.Begin(PlaceKind, terms.Order, "order.place"u8);
        _request.AddKey();
        _request.Add("newClientOrderId"u8, id);
        _request.Add("newOrderRespType"u8, isSpot ? "FULL"u8 : "RESULT"u8);
        if (!isSpot) _request.Add("positionSide"u8, PositionSide(in terms));
        if (terms.Type == OrderType.Limit) _request.Add("price"u8, Decimal(terms.Price, instrument.PriceScale, number));
        _request.Add("quantity"u8, Decimal(terms.Quantity, instrument.QuantityScale, number));
        _request.Add("recvWindow"u8, _options.ReceiveWindowMs);
        if (IsReduceOnlySaid(in terms)) _request.Add("reduceOnly"u8, "true"u8);
        _request.Add("side"u8, SideName(terms.Side));
        if (terms.Type is OrderType.StopMarket or OrderType.TakeProfitMarket) _request.Add("stopPrice"u8, Decimal(terms.Price, instrument.PriceScale, number));
        _request.Add("symbol"u8, _symbols[terms.InstrumentId]);
        var isMaker = isSpot && terms is { Type: OrderType.Limit, TimeInForce: TimeInForce.PostOnly };
        if (terms.Type == OrderType.Limit && !isMaker) _request.Add("timeInForce"u8, InForce(terms.TimeInForce));
        _request.Add("timestamp"u8, timestampMs);
        _request.Add("type"u8, terms.Type switch { OrderType.Market => "MARKET"u8, OrderType.Limit => isMaker ? "LIMIT_MAKER"u8 : "LIMIT"u8, _ => SpotType(terms.Type) });
        _request.Sign();
    }

    private void PlaceAlgo(in OrderTerms terms, long timestampMs)
    {
        var instrument = _instruments[terms.InstrumentId];
        Span<byte> number = stackalloc byte[NumberLength];
        Span<byte> id = stackalloc byte[ClientOrderId.Length];
        terms.Id.Format(id);
        _request.Begin(PlaceKind, terms.Order, "algoOrder.place"u8);
        _request.Add("algoType"u8, "CONDITIONAL"u8);
        _request.AddKey();
        _request.Add("clientAlgoId"u8, id);
        _request.Add("positionSide"u8, PositionSide(in terms));
        _request.Add("quantity"u8, Decimal(terms.Quantity, instrument.QuantityScale, number));
        _request.Add("recvWindow"u8, _options.ReceiveWindowMs);
        if (IsReduceOnlySaid(in terms)) _request.Add("reduceOnly"u8, "true"u8);
        _request.Add("side"u8, SideName(terms.Side));
        _request.Add("symbol"u8, _symbols[terms.InstrumentId]);
        _request.Add("timestamp"u8, timestampMs);
        _request.Add("triggerPrice"u8, Decimal(terms.Price, instrument.PriceScale, number));
        _request.Add("type"u8, terms.Type == OrderType.StopMarket ? "STOP_MARKET"u8 : "TAKE_PROFIT_MARKET"u8);
        _request.Add("workingType"u8, _options.TriggersOnMark ? "MARK_PRICE"u8 : "CONTRACT_PRICE"u8);
        _request.Sign();
    }

    private ReadOnlySpan<byte> InForce(TimeInForce time) => time switch
    {
        TimeInForce.ImmediateOrCancel => "IOC"u8,
        TimeInForce.PostOnly => "GTX"u8,
        _ => _options.LimitsAreImmediate ? "IOC"u8 : "GTC"u8,
    };

    // In hedge mode the side says it, and the flag is refused (-1106); spot has no positions.
    private bool IsReduceOnlySaid(in OrderTerms terms) =>
        terms.ReduceOnly && _options.Market == Market.UsdMargined && _options.Mode == AccountMode.OneWay;

    private ReadOnlySpan<byte> PositionSide(in OrderTerms terms)
    {
        if (_options.Mode == AccountMode.OneWay) return "BOTH"u8;
        return terms.PositionDirection == Direction.Long ? "LONG"u8 : "SHORT"u8;
    }

    private static ReadOnlySpan<byte> SideName(Side side) => side == Side.Buy ? "BUY"u8 : "SELL"u8;

    // Both become market orders when they are set off.
    private static ReadOnlySpan<byte> SpotType(OrderType type) => type == OrderType.StopMarket ? "STOP_LOSS"u8 : "TAKE_PROFIT"u8;

    private static ReadOnlySpan<byte> Decimal(long value, int scale, Span<byte> buffer) => buffer[..FixedPoint.Format(value, scale, buffer)];
}
