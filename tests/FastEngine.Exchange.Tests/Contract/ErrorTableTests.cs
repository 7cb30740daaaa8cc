using System.Reflection;
using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Tests.Contract;

/// <summary>The error codes against a table copied by hand from <c>venues/binance.md</c>, section 9.</summary>
public class ErrorTableTests
{
    // Code and words of the sheet that its message must hold.
    private static readonly (int Code, string Words)[] Sheet =
    [
        (-1000, ""), (-1001, ""), (-1003, "request weight"), (-1006, "unknown"), (-1007, "unknown"), (-1008, "overloaded"), (-1013, "Filter failure: LOT_SIZE"),
        (-1015, "orders"), (-1021, "recvWindow"), (-1022, "Signature"), (-1102, "Mandatory parameter"), (-1106, "sent when not required"), (-1111, "Precision"),
        (-1116, "orderType"), (-1121, "symbol"), (-2010, "insufficient balance"), (-2010, "match"), (-2010, "Duplicate"), (-2011, "Unknown order sent."),
        (-2013, "Order does not exist."), (-2014, "API-key format"), (-2015, "IP, or permissions"), (-2018, "Balance"), (-2019, "Margin is insufficient."),
        (-2020, "Unable to fill"), (-2021, "immediately trigger"), (-2022, "ReduceOnly Order is rejected."), (-2024, "Position is not sufficient"),
        (-2025, "max open order"), (-2027, "leverage"), (-4003, "Quantity less than or equal to zero"), (-4004, "min"), (-4005, "max"), (-4014, "tick size"), (-4015, "36"),
        (-4023, "step size"), (-4046, "No need to change margin type."), (-4059, "No need to change position side."), (-4061, "position side does not match"),
        (-4067, "open orders"), (-4068, "position"), (-4116, "duplicated"),
        (-4120, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead."), (-4131, "PERCENT_PRICE"), (-4164, "notional"),
        (-5021, "FOK"), (-5022, "Post Only"),
    ];

    [Fact]
    public void Every_code_of_the_sheet_is_known_with_its_words()
    {
        var known = Known();
        Assert.All(Sheet, row => Assert.Contains(known, error => error.Code == row.Code && error.Message.Contains(row.Words, StringComparison.Ordinal)));
    }

    [Fact]
    public void Errors_are_answered_with_the_status_of_their_kind()
    {
        Assert.All(Known(), error => Assert.Equal(error.Code switch
        {
            -1000 or -1001 or -1006 => 500,
            -1007 => 408,
            -1008 => 503,
            -1003 => error.Message.Contains("banned", StringComparison.Ordinal) ? 418 : 429,
            -1015 => 429,
            -2014 or -2015 => 401,
            _ => 400,
        }, error.Status));
    }

    private static List<VenueError> Known()
    {
        var fields = typeof(VenueErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (VenueError)field.GetValue(null)!);
        return [.. fields, VenueErrors.Missing("x"), VenueErrors.NotRequired("x"), VenueErrors.Filter("LOT_SIZE"), VenueErrors.Notional(5), VenueErrors.TooMuchWeight(1), VenueErrors.Banned(1), VenueErrors.TooManyOrders(1, "1 MINUTE")];
    }
}
