namespace FastEngine.Venues.Binance.Account;

/// <summary>What an account has of an asset; money in that asset.</summary>
/// <param name="Total">All of it: of USD-M the wallet, without what open positions would make.</param>
/// <param name="Available">What new orders may use.</param>
public readonly record struct AssetBalance(Int128 Total, Int128 Available);
