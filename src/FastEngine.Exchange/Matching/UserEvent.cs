using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Matching;

/// <summary>Something that an account is told on its user stream.</summary>
/// <param name="Name">The event's <c>e</c>.</param>
internal readonly record struct UserEvent(Account Account, Market Market, string Name, JsonObject Payload, long TimeNs);
