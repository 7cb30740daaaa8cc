using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Rest;

/// <summary>A request that was let through, over HTTP or the WebSocket API.</summary>
/// <param name="Identity">Null of a public request.</param>
/// <param name="Path">Of the endpoint.</param>
internal sealed record VenueRequest(RequestParameters Parameters, bool IsFuture, Identity? Identity, string Path)
{
    public Account Account => Identity!.Account;
}
