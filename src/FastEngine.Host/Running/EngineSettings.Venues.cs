using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Host.Configuration;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Streams;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Host.Running;

/// <content>Where the venue is, and how it is reached.</content>
public static partial class EngineSettings
{
    /// <summary>Paper trading reads the market where it is real.</summary>
    public static BinanceHostKnobs HostKnobs(EngineMode mode) => mode == EngineMode.Testnet ? Knobs.Venues.BinanceTestnet : Knobs.Venues.Binance;

    public static FastEngine.Venues.Binance.BinanceHosts Hosts(ResolvedConfig config, Market market)
    {
        var knobs = HostKnobs(config.Get(Knobs.Engine.Mode));
        return market == Market.Spot
            ? Venues.Binance.BinanceHosts.Of(market, config.Get(knobs.SpotRest), config.Get(knobs.SpotWsApi), config.Get(knobs.SpotStream))
            : Venues.Binance.BinanceHosts.Of(market, config.Get(knobs.UsdmRest), config.Get(knobs.UsdmWsApi), config.Get(knobs.UsdmStream));
    }

    /// <exception cref="RunException">They are not set, or make no sense.</exception>
    public static Credentials Credentials(ResolvedConfig config)
    {
        var knobs = HostKnobs(config.Get(Knobs.Engine.Mode));
        try
        {
            return Venues.Binance.Signing.Credentials.Of(Revealed(config, knobs.ApiKey), Revealed(config, knobs.ApiSecret));
        }
        catch (Exception exception) when (exception is InvalidOperationException or SecretException)
        {
            throw new RunException(ExitCode.Usage, $"orders need a key of the venue: {exception.Message}");
        }
    }

    // Connections of one age are spread over this part of it.
    private const int LifeSpread = 48;

    public static FeedTimes FeedTimes(long staleNs, long lifeNs, long overlapNs) =>
        new() { StaleNs = staleNs, LifeNs = lifeNs, LifeSpreadNs = lifeNs / LifeSpread, OverlapNs = overlapNs };

    public static StreamPlanOptions StreamPlan(ResolvedConfig config, Market market) => new()
    {
        Host = Hosts(config, market).Streams, IsRouted = config.Get(Knobs.Feeds.IsRouted), StreamsPerConnection = config.Get(Knobs.Feeds.PerConnection),
        Quotes = WantsQuotes(config),
        Times = FeedTimes(config.Get(Knobs.Feeds.Stale), config.Get(Knobs.Feeds.Life), config.Get(Knobs.Feeds.Overlap)),
    };

    public static AccountOptions Account(ResolvedConfig config, Market market) => new()
    {
        Market = market, Mode = config.Get(Knobs.Positions.Mode), Leverage = config.Get(Knobs.Account.Leverage), MustKnowRights = config.Get(Knobs.Engine.Mode) == EngineMode.Live,
    };

    public static RestOptions Rest(ResolvedConfig config, Market market) => new()
    {
        Host = Hosts(config, market).Rest, ReceiveWindowMs = config.Get(Knobs.KillSwitch.ReceiveWindow) / EngineTime.NsPerMs,
    };

    public static RateLimiterOptions Limits(ResolvedConfig config) => new() { ReservePpm = Ppm(config.Get(Knobs.Venues.ExitReservePct)) };

    public static ClockSyncOptions VenueClock(ResolvedConfig config) => new() { ReceiveWindowNs = config.Get(Knobs.KillSwitch.ReceiveWindow) };

    /// <param name="credentials">Null for public data alone.</param>
    public static MarketConnection Connect(ResolvedConfig config, Market market, Credentials? credentials) =>
        new(Hosts(config, market), credentials, Account(config, market), Rest(config, market), Limits(config), VenueClock(config));

    private static FastEngine.Venues.Binance.Signing.Secret Revealed(ResolvedConfig config, SecretKnob knob) => new(config.Get(knob).Reveal().Trim());
}
