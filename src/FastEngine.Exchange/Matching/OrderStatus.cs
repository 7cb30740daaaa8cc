namespace FastEngine.Exchange.Matching;

/// <summary>State of an order.</summary>
internal enum OrderStatus
{
    New = 0,
    PartiallyFilled = 1,
    Filled = 2,
    Canceled = 3,
    Expired = 4,
    Rejected = 5,
}
