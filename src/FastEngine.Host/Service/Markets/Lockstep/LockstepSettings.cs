using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Venues.Binance.Account;

namespace FastEngine.Host.Service.Markets.Lockstep;

internal static class LockstepSettings
{
    public static Venues.Binance.BinanceHosts Hosts(ResolvedConfig config, Market market)
    {
        var knobs = Knobs.Venues.BinanceTestnet;
        return market == Market.Spot
            ? Venues.Binance.BinanceHosts.At(market, config.Get(knobs.SpotRest).ToString(), config.Get(knobs.SpotStream).ToString().TrimEnd('/'))
            : Venues.Binance.BinanceHosts.At(market, config.Get(knobs.UsdmRest).ToString(), config.Get(knobs.UsdmStream).ToString().TrimEnd('/'));
    }

    public static Venues.Binance.Signing.Credentials Credentials(ResolvedConfig config) =>
        Venues.Binance.Signing.Credentials.FromEnvironment("BINANCE_TESTNET_KEY", "BINANCE_TESTNET_SECRET");

    public static AccountOptions Account(ResolvedConfig config, Market market) => new()
    {
        Market = market, Mode = config.Get(Knobs.Positions.Mode), Leverage = config.Get(Knobs.Account.Leverage), MustKnowRights = false,
    };
}
