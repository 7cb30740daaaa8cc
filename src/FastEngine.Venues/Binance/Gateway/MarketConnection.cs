using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>One market of the venue with everything that reaches it: for the account's reader before a run, and for the gateway in it.</summary>
public sealed class MarketConnection : IDisposable
{
    private readonly BinanceHosts _hosts;
    private readonly Credentials? _credentials;
    private readonly TimeProvider _time;
    private readonly AccountOptions _account;
    private readonly RestLine _line;

    /// <param name="hosts">Where it is.</param>
    /// <param name="credentials">Of the account; null for public data alone.</param>
    /// <param name="account">What the account must be like.</param>
    /// <param name="rest">How it is reached; its host is that of <paramref name="hosts"/>.</param>
    /// <param name="limits">What of its limits is kept; the usual ones, when it names none, until the venue has said its own.</param>
    /// <param name="clock">How its clock is followed.</param>
    /// <param name="time">Ours.</param>
    public MarketConnection(
        BinanceHosts hosts, Credentials? credentials, AccountOptions account, RestOptions? rest = null, RateLimiterOptions? limits = null,
        ClockSyncOptions? clock = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(account);
        _hosts = hosts;
        _credentials = credentials;
        _account = account;
        _time = time ?? TimeProvider.System;
        ClockOptions = clock ?? new ClockSyncOptions();
        limits ??= new RateLimiterOptions();
        Limiter = new RateLimiter(limits.Rules.Count > 0 ? limits : limits with { Rules = UsualLimits(account.Market) });
        Clock = new ClockSync(ClockOptions);
        Rest = new BinanceRest((rest ?? new RestOptions { Host = hosts.Rest }) with { Host = hosts.Rest }, credentials, Limiter, Clock, _time);
        Account = new BinanceAccount(account, Rest, Limiter, Clock, _time);
        _line = new RestLine(Rest);
    }

    public Market Market => _account.Market;

    public ClockSyncOptions ClockOptions { get; }

    public RateLimiter Limiter { get; }

    public ClockSync Clock { get; }

    public BinanceRest Rest { get; }

    public BinanceAccount Account { get; }

    /// <summary>The venue's clock, ns since the epoch.</summary>
    public long VenueNs() => Clock.ToVenueNs(WallClock.NowNs(_time));

    /// <summary>How the gateway of this market works when nothing else is asked for.</summary>
    public GatewayOptions NewOptions() => new()
    {
        Market = Market, Mode = _account.Mode, ApiAddress = _hosts.Api, UserStreamAddress = _hosts.UserStream, Clock = ClockOptions,
        ReceiveWindowMs = ClockOptions.ReceiveWindowNs / EngineTime.NsPerMs,
    };

    /// <summary>What the gateway is plugged into.</summary>
    /// <param name="post">To the trade thread's guard of the clock; null for nobody.</param>
    /// <param name="orders">The connection of orders; by the framework's client when null.</param>
    /// <param name="user">That of the user stream; likewise, since its pings find a peer that is gone.</param>
    public MarketPorts NewPorts(CommandPost? post, IMessageLine? orders = null, IMessageLine? user = null)
    {
        return new MarketPorts
        {
            Credentials = _credentials ?? throw new InvalidOperationException($"orders on {Market} need a key, and none is configured"), Limiter = Limiter, Clock = Clock, Rest = _line,
            Api = orders ?? new SocketLine(new SocketLineOptions()), User = _hosts.UserStream is null ? null : user ?? new SocketLine(new SocketLineOptions()),
            Post = post, Time = _time,
        };
    }

    public void Dispose()
    {
        _line.Dispose();
        Rest.Dispose();
    }

    // Of the reference sheet; the venue's own take their place when they are read.
    private static LimitRule[] UsualLimits(Market market) => market == Market.Spot
        ? [new LimitRule(LimitKind.Weight, EngineTime.NsPerMinute, 6_000), new LimitRule(LimitKind.Orders, 10 * EngineTime.NsPerSecond, 100)]
        : [new LimitRule(LimitKind.Weight, EngineTime.NsPerMinute, 2_400), new LimitRule(LimitKind.Orders, EngineTime.NsPerMinute, 1_200), new LimitRule(LimitKind.Orders, 10 * EngineTime.NsPerSecond, 300)];
}
