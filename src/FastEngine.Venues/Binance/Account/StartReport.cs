using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Binance.Account;

/// <summary>What was found of a market before a run.</summary>
/// <param name="Info">Its limits and symbols.</param>
/// <param name="Facts">The account.</param>
/// <param name="Rights">Of the key; null when the venue does not tell.</param>
/// <param name="Problems">Why the run may not begin; empty when it may.</param>
public sealed record StartReport(ExchangeInfo Info, AccountFacts Facts, KeyRights? Rights, IReadOnlyList<string> Problems);
