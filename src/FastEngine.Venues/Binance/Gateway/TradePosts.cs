namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The trade stage's door for who has a life of its own.</summary>
/// <param name="Report">For what becomes of our orders.</param>
/// <param name="Update">For all else of the account.</param>
public readonly record struct TradePosts(ReportPost Report, UpdatePost Update);
