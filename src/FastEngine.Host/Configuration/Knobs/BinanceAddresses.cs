namespace FastEngine.Host.Configuration;

/// <summary>Addresses that a set of Binance's hosts has unless they are set, and what the names of its key's variables begin with.</summary>
internal sealed record BinanceAddresses(
    string SpotStream, string SpotRest, string SpotWsApi, string UsdmStream, string UsdmRest, string UsdmWsApi, string Variables);
