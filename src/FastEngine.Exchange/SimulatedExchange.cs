using FastEngine.Core;
using FastEngine.Exchange.Faults;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;
using FastEngine.Exchange.Scripted;
using FastEngine.Exchange.Sockets;
using FastEngine.Exchange.Symbols;
using FastEngine.Exchange.Tape;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastEngine.Exchange;

/// <summary>An exchange on loopback that behaves like Binance spot and USD-M, and trades its clients' orders against a tape.</summary>
public sealed class SimulatedExchange : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stop = new();
    private readonly TapePlayer _player;
    private readonly Stepped? _stepped;
    private FaultDice? _dice;

    private SimulatedExchange(ExchangeOptions options, ITape tape, IReadOnlyList<SymbolRules> rules)
    {
        Options = options;
        Venue = new Venue(options.Venue with { HidePositionNs = Math.Max(options.Venue.HidePositionNs, options.Faults.HidePositionNs) }, tape.Instruments, rules);
        Clock = options.Lockstep is null ? new WallClock(options.Faults.ClockAheadNs, options.Time) : new TapeClock();
        ListenKeys = new ListenKeys(Venue);
        SpotHub = new StreamHub(null);
        FuturesHub = new StreamHub(ListenKeys);
        SpotUsers = new SpotUserStream(SpotHub);
        var futuresUsers = new FuturesUserStream(FuturesHub, Venue, ListenKeys);
        var streams = new VenueStreams(Venue, SpotHub, FuturesHub, Clock, SpotUsers, futuresUsers, options.Lockstep is not null);
        if (options.Lockstep is { } lockstep)
        {
            _stepped = new Stepped(Venue, lockstep, [SpotHub, FuturesHub], streams.Deliver);
            if (options.Script is { } script)
            {
                var fates = new ScriptedFates(Venue, script);
                _stepped.Fates = fates;
                _stepped.Telling = new ScriptedTelling(fates, Venue);
                Venue.PartOf = order => fates.Of(order.ClientOrderId)?.Part;
                Venue.HidesFor = fates.Hide;
                Venue.Happenings = new ScriptedHappenings(Venue, fates, script.Script).OnTrade;
            }

            SpotHub.Stepped += _stepped.OnChange;
            FuturesHub.Stepped += _stepped.OnChange;
            SpotHub.Asked += _stepped.OnAsk;
            FuturesHub.Asked += _stepped.OnAsk;
            streams.Stepped = _stepped;
        }

        Venue.Sink = streams;
        var authority = new RequestAuthority(options.Venue.Accounts, Venue.Accounts);
        IArrivals arrivals = _stepped is null ? new ImmediateArrivals() : _stepped;
        IRequestFaults faults = new NoRequestFaults();
        if (!options.Faults.IsEmpty) faults = Script(options.Faults, streams);
        Spot = new MarketServer(
            new RequestDispatcher(Venue, authority, new RateLimiter(options.SpotLimits), Clock, arrivals, isFuture: false,
                [
                .. new MarketData(Venue, false, options.SpotLimits, Clock).Endpoints(), .. new SpotTrading(Venue, arrivals).Endpoints(),
                .. new WalletEndpoints(Venue).Endpoints(),
            ]),
            SpotHub, options.SpotSockets, SpotUsers, faults, isFuture: false);
        Futures = new MarketServer(
            new RequestDispatcher(Venue, authority, new RateLimiter(options.FuturesLimits), Clock, arrivals, isFuture: true,
            [
                .. new MarketData(Venue, true, options.FuturesLimits, Clock).Endpoints(), .. new FuturesTrading(Venue, arrivals).Endpoints(),
                .. new FuturesAccounts(Venue).Endpoints(), .. ListenKeys.Endpoints(),
            ]),
            FuturesHub, options.FuturesSockets, null, faults, isFuture: true);
        _player = new TapePlayer(Venue, tape, Clock, _stepped, options.Lockstep?.WindowNs ?? 0, streams.Show, options.Speed, options.Time);
        _application = Build(options);
    }

    public ExchangeOptions Options { get; }

    /// <summary>Where spot listens: <c>http://127.0.0.1:port</c>; the same host and port for its WebSockets.</summary>
    public Uri SpotAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where USD-M listens.</summary>
    public Uri FuturesAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>Completed when the tape has ended, or failed.</summary>
    public Task TapeEnded => _player.Ended;

    /// <summary>Trades told so far.</summary>
    public long Trades => _player.Trades;

    internal Venue Venue { get; }

    internal IExchangeClock Clock { get; }

    internal StreamHub SpotHub { get; }

    internal StreamHub FuturesHub { get; }

    internal SpotUserStream SpotUsers { get; }

    internal ListenKeys ListenKeys { get; }

    internal MarketServer Spot { get; }

    internal MarketServer Futures { get; }

    /// <summary>Starts to listen, then to play.</summary>
    /// <param name="tape">Read by the exchange alone; disposed by the caller.</param>
    /// <param name="rules">In instrument order; null makes them of the instruments.</param>
    public static async Task<SimulatedExchange> StartAsync(ExchangeOptions options, ITape tape, IReadOnlyList<SymbolRules>? rules = null)
    {
        var exchange = new SimulatedExchange(options, tape, rules ?? [.. tape.Instruments.All.ToArray().Select(SymbolDescriptions.Of)]);
        await exchange._application.StartAsync().ConfigureAwait(false);
        var addresses = exchange._application.Urls.Select(url => new Uri(url)).ToArray();
        exchange.SpotAddress = addresses[0];
        exchange.FuturesAddress = addresses[1];
        exchange._player.Start();
        return exchange;
    }

    /// <summary>What an account holds.</summary>
    /// <param name="account">Its place among the accounts of the options.</param>
    public AccountView Look(int account)
    {
        lock (Venue.Gate) return AccountView.Of(Venue, Venue.Accounts[account]);
    }

    /// <summary>Every order that an account ever had, by its kind in the order of arrival.</summary>
    /// <param name="account">Its place among the accounts of the options.</param>
    public IReadOnlyList<OrderView> OrdersOf(int account)
    {
        lock (Venue.Gate) return AccountView.Orders(Venue.Accounts[account]);
    }

    /// <summary>An amount comes into an account's spot wallet, or leaves it.</summary>
    /// <param name="account">Its place among the accounts of the options.</param>
    public void Deposit(int account, string asset, decimal amount)
    {
        lock (Venue.Gate) Venue.Spot.Deposit(Venue.Accounts[account], asset, amount);
    }

    /// <summary>Whether things go wrong by script, as they do from the start on. When they no longer do, connections that hang go on hanging.</summary>
    public bool HasFaults
    {
        get => _dice is { IsOver: false };
        set
        {
            if (_dice is not null) _dice.IsOver = !value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _player.Dispose();
        await _application.DisposeAsync().ConfigureAwait(false);
        _stepped?.Dispose();
        _stop.Dispose();
    }

    private ScriptedRequestFaults Script(FaultScript script, VenueStreams streams)
    {
        var dice = _dice = new FaultDice(script.Seed);
        SpotHub.Faults = FuturesHub.Faults = new ScriptedFrameFaults(script, dice);
        streams.Repeats = () => dice.Falls(script.MissingEvent) ? 0 : dice.Falls(script.RepeatedEvent) ? 2 : 1;
        streams.Hangs = new StreamHang(script, dice).IsHangingAt;
        if (script.PartialFill > 0) Venue.PartOf = order => order.Symbol.IsFuture && dice.Falls(script.PartialFill) ? 0.5m : null;
        return new ScriptedRequestFaults(script, dice, Options.Time);
    }

    private WebApplication Build(ExchangeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.SpotPort);
            kestrel.Listen(options.Address, options.FuturesPort);
        });
        var application = builder.Build();
        application.UseWebSockets();
        application.Run(context => (context.Connection.LocalPort == SpotAddress.Port ? Spot : Futures).HandleAsync(context, _stop.Token));
        return application;
    }
}
