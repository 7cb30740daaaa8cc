namespace FastEngine.Exchange.Errors;

/// <summary>The errors that this exchange gives, copied by hand from the reference sheet of the venue (section 9).</summary>
internal static class VenueErrors
{
    public static readonly VenueError Unknown = new(-1000, "An unknown error occurred while processing the request.", 500);
    public static readonly VenueError Disconnected = new(-1001, "Internal error; unable to process your request. Please try again.", 500);
    public static readonly VenueError UnexpectedResponse = new(-1006, "An unexpected response was received from the message bus. Execution status unknown.", 500);
    public static readonly VenueError Timeout = new(-1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.", 408);
    public static readonly VenueError Overloaded = new(-1008, "Server is currently overloaded with other requests. Please try again in a few minutes.", 503);
    public static readonly VenueError TimestampOutside = new(-1021, "Timestamp for this request is outside of the recvWindow.");
    public static readonly VenueError TimestampAhead = new(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
    public static readonly VenueError BadSignature = new(-1022, "Signature for this request is not valid.");
    public static readonly VenueError BadPrecision = new(-1111, "Precision is over the maximum defined for this asset.");
    public static readonly VenueError BadTimeInForce = new(-1115, "Invalid timeInForce.");
    public static readonly VenueError BadOrderType = new(-1116, "Invalid orderType.");
    public static readonly VenueError BadSide = new(-1117, "Invalid side.");
    public static readonly VenueError BadInterval = new(-1120, "Invalid interval.");
    public static readonly VenueError BadSymbol = new(-1121, "Invalid symbol.");
    public static readonly VenueError BadListenKey = new(-1125, "This listenKey does not exist.");
    public static readonly VenueError InsufficientSpotBalance = new(-2010, "Account has insufficient balance for requested action.");
    public static readonly VenueError WouldMatch = new(-2010, "Order would immediately match and take.");
    public static readonly VenueError DuplicateSpotOrder = new(-2010, "Duplicate order sent.");
    public static readonly VenueError StopWouldTrigger = new(-2010, "Stop price would trigger immediately.");
    public static readonly VenueError UnknownOrder = new(-2011, "Unknown order sent.");
    public static readonly VenueError NoSuchOrder = new(-2013, "Order does not exist.");
    public static readonly VenueError BadKeyFormat = new(-2014, "API-key format invalid.", 401);
    public static readonly VenueError BadKey = new(-2015, "Invalid API-key, IP, or permissions for action.", 401);
    public static readonly VenueError BalanceNotSufficient = new(-2018, "Balance is insufficient.");
    public static readonly VenueError MarginNotSufficient = new(-2019, "Margin is insufficient.");
    public static readonly VenueError UnableToFill = new(-2020, "Unable to fill.");
    public static readonly VenueError WouldTrigger = new(-2021, "Order would immediately trigger.");
    public static readonly VenueError ReduceOnlyRejected = new(-2022, "ReduceOnly Order is rejected.");
    public static readonly VenueError PositionNotSufficient = new(-2024, "Position is not sufficient.");
    public static readonly VenueError TooManyOpenOrders = new(-2025, "Reach max open order limit.");
    public static readonly VenueError ExceedsMaxPosition = new(-2027, "Exceeded the maximum allowable position at current leverage.");
    public static readonly VenueError BadLeverage = new(-4028, "Leverage is not valid.");
    public static readonly VenueError PriceNotPositive = new(-4001, "Price less than 0.");
    public static readonly VenueError QuantityNotPositive = new(-4003, "Quantity less than or equal to zero.");
    public static readonly VenueError QuantityTooSmall = new(-4004, "Quantity less than min quantity.");
    public static readonly VenueError QuantityTooLarge = new(-4005, "Quantity greater than max quantity.");
    public static readonly VenueError PriceTooSmall = new(-4013, "Price less than min price.");
    public static readonly VenueError PriceOffTick = new(-4014, "Price not increased by tick size.");
    public static readonly VenueError ClientIdLength = new(-4015, "Client order id length should not be more than 36 chars.");
    public static readonly VenueError PriceTooHigh = new(-4016, "Price is higher than mark price multiplier cap.");
    public static readonly VenueError QuantityOffStep = new(-4023, "Quantity not increased by step size.");
    public static readonly VenueError PriceTooLow = new(-4024, "Price is lower than mark price multiplier floor.");
    public static readonly VenueError NoMarginTypeChange = new(-4046, "No need to change margin type.");
    public static readonly VenueError MarginTypeOpenOrders = new(-4047, "Margin type cannot be changed if there exists open orders.");
    public static readonly VenueError MarginTypePosition = new(-4048, "Margin type cannot be changed if there exists position.");
    public static readonly VenueError NoPositionSideChange = new(-4059, "No need to change position side.");
    public static readonly VenueError PositionSideMismatch = new(-4061, "Order's position side does not match user's setting.");
    public static readonly VenueError PositionSideOpenOrders = new(-4067, "Position side cannot be changed if there exists open orders.");
    public static readonly VenueError PositionSidePosition = new(-4068, "Position side cannot be changed if there exists position.");
    public static readonly VenueError DuplicateClientId = new(-4116, "ClientOrderId is duplicated.");
    public static readonly VenueError UseAlgoEndpoint = new(-4120, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.");
    public static readonly VenueError PercentPriceNotMet = new(-4131, "The counterparty's best price does not meet the PERCENT_PRICE filter limit.");
    public static readonly VenueError FillOrKill = new(-5021, "Due to the order could not be filled immediately, the FOK order has been rejected. The order will not be recorded in the order history");
    public static readonly VenueError PostOnly = new(-5022, "Due to the order could not be executed as maker, the Post Only order will be rejected. The order will not be recorded in the order history");

    public static VenueError Missing(string parameter) => new(-1102, $"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.");

    public static VenueError NotRequired(string parameter) => new(-1106, $"Parameter '{parameter}' sent when not required.");

    public static VenueError IllegalCharacters(string parameter) => new(-1100, $"Illegal characters found in parameter '{parameter}'.");

    public static VenueError Filter(string name) => new(-1013, $"Filter failure: {name}");

    public static VenueError Notional(decimal least) => new(-4164, $"Order's notional must be no smaller than {Decimals.Short(least)} (unless you choose reduce only).");

    public static VenueError TooMuchWeight(int limit) => new(-1003, $"Too many requests; current limit is {limit} request weight per 1 MINUTE.", 429);

    public static VenueError Banned(long untilMs) => new(-1003, $"Way too much request weight used; IP banned until {untilMs}.", 418);

    public static VenueError TooManyOrders(int limit, string interval) => new(-1015, $"Too many new orders; current limit is {limit} orders per {interval}.", 429);
}
