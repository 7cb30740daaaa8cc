using System.Net;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Errors;

namespace FastEngine.Venues.Tests.Binance;

public class ErrorTableTests
{
    [Theory]
    [InlineData(-1000, "An unknown error occurred", ErrorAction.InDoubt, RejectReason.NoAnswer)]
    [InlineData(-1006, "Unexpected response", ErrorAction.InDoubt, RejectReason.NoAnswer)]
    [InlineData(-1007, "Timeout waiting for response", ErrorAction.InDoubt, RejectReason.NoAnswer)]
    [InlineData(-1008, "Server is currently overloaded", ErrorAction.Retry, RejectReason.NeverSent)]
    [InlineData(-1003, "Too many requests", ErrorAction.BackOff, RejectReason.NeverSent)]
    [InlineData(-1015, "Too many new orders", ErrorAction.BackOff, RejectReason.NeverSent)]
    [InlineData(-1021, "Timestamp for this request is outside of the recvWindow.", ErrorAction.Resync, RejectReason.NeverSent)]
    [InlineData(-1022, "Signature for this request is not valid.", ErrorAction.Stop, RejectReason.Refused)]
    [InlineData(-2015, "Invalid API-key, IP, or permissions for action.", ErrorAction.Stop, RejectReason.Refused)]
    [InlineData(-4061, "Order's position side does not match user's setting.", ErrorAction.Stop, RejectReason.Refused)]
    [InlineData(-1013, "Filter failure: LOT_SIZE", ErrorAction.Refused, RejectReason.LotSize)]
    [InlineData(-1013, "Filter failure: MARKET_LOT_SIZE", ErrorAction.Refused, RejectReason.LotSize)]
    [InlineData(-1013, "Filter failure: NOTIONAL", ErrorAction.Refused, RejectReason.MinNotional)]
    [InlineData(-1013, "Filter failure: PRICE_FILTER", ErrorAction.Refused, RejectReason.PriceFilter)]
    [InlineData(-1013, "Filter failure: PERCENT_PRICE_BY_SIDE", ErrorAction.Refused, RejectReason.PriceFilter)]
    [InlineData(-1013, "Filter failure: MAX_NUM_ALGO_ORDERS", ErrorAction.Refused, RejectReason.TooManyOrders)]
    [InlineData(-1106, "Parameter 'reduceonly' sent when not required.", ErrorAction.Refused, RejectReason.ReduceOnlyNotAccepted)]
    [InlineData(-1106, "Parameter 'price' sent when not required.", ErrorAction.Refused, RejectReason.Refused)]
    [InlineData(-1111, "Precision is over the maximum defined for this asset.", ErrorAction.Refused, RejectReason.LotSize)]
    [InlineData(-2010, "Account has insufficient balance for requested action.", ErrorAction.Refused, RejectReason.InsufficientBalance)]
    [InlineData(-2010, "Duplicate order sent.", ErrorAction.Refused, RejectReason.DuplicateClientId)]
    [InlineData(-2010, "Stop price would trigger immediately.", ErrorAction.Refused, RejectReason.WouldTrigger)]
    [InlineData(-2011, "Unknown order sent.", ErrorAction.Unknown, RejectReason.UnknownOrder)]
    [InlineData(-2013, "Order does not exist.", ErrorAction.Unknown, RejectReason.UnknownOrder)]
    [InlineData(-2019, "Margin is insufficient.", ErrorAction.Refused, RejectReason.InsufficientMargin)]
    [InlineData(-2021, "Order would immediately trigger.", ErrorAction.Refused, RejectReason.WouldTrigger)]
    [InlineData(-2022, "ReduceOnly Order is rejected.", ErrorAction.Refused, RejectReason.ReduceOnly)]
    [InlineData(-2025, "Reach max open order limit.", ErrorAction.Refused, RejectReason.TooManyOrders)]
    [InlineData(-4014, "Price not increased by tick size.", ErrorAction.Refused, RejectReason.PriceFilter)]
    [InlineData(-4023, "Qty not increased by step size.", ErrorAction.Refused, RejectReason.LotSize)]
    [InlineData(-4046, "No need to change margin type.", ErrorAction.NoChange, RejectReason.None)]
    [InlineData(-4116, "ClientOrderId is duplicated.", ErrorAction.Refused, RejectReason.DuplicateClientId)]
    [InlineData(-4120, "Order type not supported for this endpoint.", ErrorAction.Refused, RejectReason.Refused)]
    [InlineData(-4164, "Order's notional must be no smaller than 5.0", ErrorAction.Refused, RejectReason.MinNotional)]
    [InlineData(-9999, "Nobody knows this one", ErrorAction.Refused, RejectReason.Refused)]
    public void A_code_says_what_to_do_and_what_the_trade_thread_is_told(int code, string text, ErrorAction action, RejectReason reason) =>
        Assert.Equal(new ErrorVerdict(action, reason), ErrorTable.Of(new BinanceError(code, text)));

    [Theory]
    [InlineData(429, ErrorAction.BackOff)]
    [InlineData(418, ErrorAction.BackOff)]
    [InlineData(403, ErrorAction.BackOff)]
    [InlineData(500, ErrorAction.InDoubt)]
    [InlineData(502, ErrorAction.InDoubt)]
    [InlineData(503, ErrorAction.InDoubt)]
    [InlineData(400, ErrorAction.Refused)]
    public void An_answer_without_a_code_is_judged_by_its_status(int status, ErrorAction action) => Assert.Equal(action, ErrorTable.Of((HttpStatusCode)status).Action);
}
