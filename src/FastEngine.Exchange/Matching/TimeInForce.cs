namespace FastEngine.Exchange.Matching;

/// <summary>How long an order works; <see cref="Gtx"/> must rest (post-only).</summary>
internal enum TimeInForce
{
    Gtc = 0,
    Ioc = 1,
    Fok = 2,
    Gtx = 3,
    Gtd = 4,
}
