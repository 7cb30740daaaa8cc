using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Account;

/// <summary>An account as the venue has it.</summary>
/// <param name="Mode">How it keeps positions; null for spot.</param>
/// <param name="CanTrade">Whether it may trade.</param>
/// <param name="SharesAssets">Whether every asset of the wallet is margin (multi-assets mode).</param>
/// <param name="Balances">By asset, those that are not nothing.</param>
public sealed record AccountFacts(AccountMode? Mode, bool CanTrade, bool SharesAssets, IReadOnlyDictionary<string, AssetBalance> Balances);
