namespace FastEngine.Exchange.Matching;

/// <summary>Order types of both markets; each market takes some.</summary>
internal enum OrderKind
{
    Limit = 0,
    Market = 1,
    LimitMaker = 2,
    Stop = 3,
    StopMarket = 4,
    TakeProfit = 5,
    TakeProfitMarket = 6,
    TrailingStopMarket = 7,
    StopLoss = 8,
    StopLossLimit = 9,
    TakeProfitLimit = 10,
}
