using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Account;

/// <summary>An account as the venue has it.</summary>
/// <param name="Mode">How it keeps positions; null for spot.</param>
/// <param name="CanTrade">Whether it may trade.</param>
/// <param name="Balances">By asset, those that are not nothing.</param>
public sealed record AccountFacts(AccountMode? Mode, bool CanTrade, IReadOnlyDictionary<string, AssetBalance> Balances);
