using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Feeds.WebSockets;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Watching;
using FastEngine.Trading;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>The account at the venue: checked before a run, traded on by the gateway in it, compared with at the start and after every reconnection.</summary>
internal sealed class LiveTrading : IDisposable
{
    private const int OrderSlots = 4_096;

    private readonly InstrumentTable _instruments;
    private readonly Credentials _credentials;
    private readonly int _leverage;
    private readonly List<VenueMarket> _markets = [];
    private readonly List<MarketConnection> _others = [];
    private readonly BinanceGateway _gateway;
    private readonly GatewayAgent _agent;
    private readonly LateOutlet _outlet = new();
    private readonly LateStamps _stamps = new();
    private readonly OrderQueue _queue = new(OrderSlots);
    private TradeDesk? _desk;
    private LiveAgreement? _agreement;
    private Sayer _say = static (_, _, _, _) => { };

    /// <summary>Reads and checks the account.</summary>
    /// <exception cref="RunException">It cannot be reached, or is not as it must be.</exception>
    public LiveTrading(ResolvedConfig config, InstrumentTable instruments, IWebSocketDialer dialer)
    {
        _instruments = instruments;
        _credentials = EngineSettings.Credentials(config);
        _leverage = config.Get(Knobs.Account.Leverage);
        _gateway = new BinanceGateway(instruments, new TradePosts((in OrderReport report) => _desk!.Post(in report), (in VenueUpdate update) => _desk!.Post(in update)));
        _agent = new GatewayAgent(_gateway);
        try
        {
            foreach (var market in instruments.All.ToArray().Select(instrument => instrument.Market).Distinct()) Add(config, market, dialer);
        }
        catch (Exception exception)
        {
            Dispose();
            if (exception is not RestException) throw;
            throw new RunException(ExitCode.Failed, $"the venue: {exception.Message}");
        }

        Venue = new LiveVenue(_queue);
        Way = new OrderWay(_queue, _outlet, _agent) { StampsOrders = true };
    }

    /// <summary>As the trade stage has it.</summary>
    public ISteppedVenue Venue { get; }

    public OrderWay Way { get; }

    public IReadOnlyList<VenueMarket> Markets => _markets;

    public IEnumerable<MarketConnection> Connections => _markets.Select(market => market.Connection);

    /// <summary>Null before the run.</summary>
    public LiveAgreement? Agreement => _agreement;

    /// <summary>After the journal was played: the gateway knows the orders that it left, and nothing is entered until the venue was compared with.</summary>
    public void Join(in MarketEntry entry)
    {
        _desk = entry.Desk;
        _say = entry.Say;
        SetLeverage();
        foreach (var slot in _instruments.Listed.Where(instrument => instrument.IsSlot)) Know(slot);
        _agreement = new LiveAgreement(_markets, _instruments, _desk, _say);
        if (entry.Recovery is { } recovery)
        {
            recovery.DropUnsent();
            CrashPoint.Pass(CrashPoint.Reconcile);
            Adopt(entry.Desk.Stage, recovery.HeldOrders.ToHashSet());
            recovery.ResendCancels();
            recovery.ResendQueries();
        }

        _agreement.Forbid("the user stream is not open yet");
        _stamps.Connect(entry.Pipeline.Taps?.Orders);
        _outlet.Connect(new GatewayOutlet(_gateway));
        entry.Recovery?.Complete(finishesLast: false);
    }

    /// <summary>Trades on one more instrument from now on: its leverage is set, gateway and comparison know it.</summary>
    /// <exception cref="RestException">The venue does not answer.</exception>
    /// <exception cref="WatchException">Its leverage cannot be set.</exception>
    public async Task AddAsync(Instrument facts, SymbolRules rules, CancellationToken stop)
    {
        if (await Of(facts).Connection.Account.SetLeveragesAsync([facts], stop).ConfigureAwait(false) is [var problem, ..]) throw new WatchException(WatchFault.Unavailable, problem);
        Know(facts, rules);
    }

    /// <summary>On a slow thread, all the time: what the gateway tells, and the comparison.</summary>
    public void Look()
    {
        while (_agent.Notices.TryDequeue(out var notice)) Take(in notice);
        _agreement?.Look();
    }

    public JsonObject ToJson() => new()
    {
        ["agreed"] = _agreement?.IsAgreed ?? false, ["agreements"] = _agreement?.Agreements ?? 0, ["problem"] = _agreement?.Problem ?? "", ["corrections"] = _desk?.Stage.Corrections ?? 0,
        ["markets"] = new JsonArray([.. _gateway.Markets.Select(market => (JsonNode?)new JsonObject
        {
            ["market"] = MarketName.Of(market.Market), ["allows_entries"] = market.AllowsEntries, ["live_orders"] = market.LiveOrders,
        })]),
    };

    public void Dispose()
    {
        _gateway.Dispose();
        foreach (var connection in Connections.Concat(_others)) connection.Dispose();
        _credentials.Dispose();
    }

    private VenueMarket Of(Instrument instrument) => _markets.First(one => one.Connection.Market == instrument.Market);

    // What the journal has of a symbol that was added counts before the first comparison.
    private void Know(Instrument slot)
    {
        if (Of(slot).Start.Info.Symbols.GetValueOrDefault(slot.Symbol) is { } rules) Know(slot, rules);
        else _say(LogLevel.Error, "venue", $"ALERT {slot.Name}: it was added to this engine once, and the venue does not know it any more");
    }

    private void Know(Instrument facts, SymbolRules rules)
    {
        _gateway.Markets.First(one => one.Market == facts.Market).Add(facts, rules);
        Of(facts).Snapshots.Add(facts);
    }

    private void Add(ResolvedConfig config, Market market, IWebSocketDialer dialer)
    {
        var connection = EngineSettings.Connect(config, market, _credentials);
        _others.Add(connection);
        var start = connection.Account.StartAsync([.. _instruments.Listed], RightsOf(config, connection), setsLeverage: false).GetAwaiter().GetResult();
        Refuse(market, start.Problems);
        _others.Remove(connection);
        _markets.Add(new VenueMarket(connection, start, new SnapshotReader(connection.Account, market, _instruments, start.Info.Symbols, connection.VenueNs)));
        _gateway.Add(connection.NewOptions(), connection.NewPorts((in Command command) => _desk!.Post(in command), new FeedLine(dialer)) with { Stamps = _stamps }, start.Info.Symbols);
    }

    // Whoever starts the run has agreed to it by now.
    private void SetLeverage()
    {
        try
        {
            foreach (var connection in Connections) Refuse(connection.Market, connection.Account.SetLeveragesAsync([.. _instruments.Listed]).GetAwaiter().GetResult());
        }
        catch (RestException exception)
        {
            throw new RunException(ExitCode.Failed, $"the venue: {exception.Message}");
        }
    }

    private static void Refuse(Market market, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0) throw new RunException(ExitCode.Failed, string.Join('\n', problems.Select(problem => $"{MarketName.Of(market)}: {problem}")));
    }

    // The spot host alone tells what a key may do; test networks do not.
    private BinanceRest? RightsOf(ResolvedConfig config, MarketConnection connection)
    {
        if (config.Get(Knobs.Engine.Mode) != EngineMode.Live) return null;
        if (connection.Market == Market.Spot) return connection.Rest;
        var spot = EngineSettings.Connect(config, Market.Spot, _credentials);
        _others.Add(spot);
        spot.Account.SyncClockAsync().GetAwaiter().GetResult();
        return spot.Rest;
    }

    // Those that were held back by the recovery are sent when the engine starts.
    private void Adopt(TradeStage stage, HashSet<long> held)
    {
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        foreach (ref readonly var order in orders.AsSpan(0, stage.CopyLiveOrders(orders)))
            if (!held.Contains(order.Terms.Order)) _gateway.Adopt(in order.Terms, order.Filled);
    }

    private void Take(in GatewayNotice notice)
    {
        // Of a symbol that was added it was this engine that changed it.
        if (notice.Kind == GatewayNoticeKind.LeverageChanged && notice.Value == _leverage) return;
        _say(GatewayWords.LevelOf(notice.Kind), "venue", GatewayWords.Of(in notice, _instruments), GatewayWords.AboutOf(in notice));
        switch (notice.Kind)
        {
            case GatewayNoticeKind.UserStreamLost:
                _agreement!.OnLost(notice.Market);
                break;
            case GatewayNoticeKind.UserStreamOpen:
                _agreement!.OnOpen(notice.Market);
                break;
            case GatewayNoticeKind.AccountRefused:
                var stop = new Command
                {
                    Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.StopEntries, InstrumentId = -1, Origin = CommandOrigin.Engine, Reason = KillSwitchReason.Unreconciled,
                };
                _desk!.Post(in stop);
                break;
        }
    }
}
