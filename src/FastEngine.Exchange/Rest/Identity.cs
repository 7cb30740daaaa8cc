using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Rest;

/// <summary>Whose key it is.</summary>
internal sealed record Identity(ApiKey Key, Account Account);
