using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.WebSockets;
using FastEngine.Host.Configuration;
using FastEngine.Host.Recording;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Simulation.Paper;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Backfill;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>Live trades of Binance; orders go to the paper venue of this process, or to the account at the venue.</summary>
internal sealed class LiveMarket : IServiceMarket
{
    // For the candles of the warm-up, over all symbols.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Of the jitter of waits: many engines that lose a venue together do not come back together.
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64();
    private readonly ResolvedConfig _config;
    private readonly WebSocketDialer _dialer = new(WebSocketOptions.Default);
    private readonly LiveFeedLog _feedLog = new();
    private readonly List<MarketConnection> _public = [];
    private LiveSource<BinanceFrameParser>? _feed;
    private RestBackfill? _backfill;
    private PaperVenue? _paper;
    private SignalOptions? _signals;
    private Sayer _say = static (_, _, _, _) => { };

    /// <exception cref="RunException">A symbol cannot be traded on.</exception>
    public LiveMarket(ResolvedConfig config, InstrumentTable instruments)
    {
        foreach (var instrument in instruments.All)
        {
            if (instrument.Market == Market.CoinMargined) throw new RunException(ExitCode.Usage, $"--symbols: {instrument.Name}: COIN-M is analysed, never traded");
        }

        _config = config;
        Instruments = instruments;
        Mode = config.Get(Knobs.Engine.Mode);
    }

    public EngineMode Mode { get; }

    public string Name => Mode.ToString().ToLowerInvariant();

    public InstrumentTable Instruments { get; }

    public bool NeedsOneThread => Mode != EngineMode.Paper;

    public bool IsMadeByJournal => Mode == EngineMode.Paper;

    /// <summary>Of symbols that are added while it runs; null before the start, and when none are kept.</summary>
    public LiveSlots? Slots { get; private set; }

    /// <summary>Null when orders stay here.</summary>
    public LiveTrading? Trading { get; private set; }

    public OrderWay? Way => Trading?.Way;

    public ISteppedVenue OpenVenue(TradingSetup setup)
    {
        _signals = setup.Signals;
        if (Mode == EngineMode.Paper)
        {
            foreach (var market in Markets) _public.Add(EngineSettings.Connect(_config, market, null));
            return _paper = setup.Venue(Instruments);
        }

        Trading = new LiveTrading(_config, Instruments, _dialer);
        return Trading.Venue;
    }

    public ISourceAgent Join(in MarketEntry entry)
    {
        _say = entry.Say;
        if (Trading is not null) Trading.Join(in entry);
        else if (entry.Recovery is { } recovery)
        {
            // The market went on: what the shards had sent is stale, and what the paper venue holds is what the journal left.
            recovery.DropUnsent();
            if (!entry.DroveVenue)
            {
                recovery.GiveUpOrders();
                PaperPositions.Give(_paper!, entry.Desk.Stage, Instruments);
            }

            recovery.Complete(finishesLast: entry.DroveVenue);
        }

        if (_config.Get(Knobs.Feeds.WarmUp)) WarmUp(entry.Pipeline);
        _backfill = new RestBackfill(Instruments, [.. Connections.Select(connection => new BackfillSource(connection.Market, connection.Rest))]);
        var pipeline = entry.Pipeline;
        var streams = new LiveStreams(_config, Instruments);
        _feed = LiveFeed.Make(streams.Plans, Instruments, entry.Pipeline.Inbound, EngineSettings.Intake(_config), _dialer, MachineClock.Instance, _seed, _feedLog, _backfill,
            _config.Get(Knobs.Engine.LatencySample), gapGraceNs: _config.Get(Knobs.Feeds.GapGrace), firstSequence: entry.Player.LastSequence + 1, stamps: entry.Pipeline.Taps?.Publications);
        for (var id = 0; id < Instruments.Count; id++)
            if (entry.Player.LastTradeOf(id).Kind == EventKind.Trade) _feed.Intake.Gate.Resume(in entry.Player.LastTradeOf(id));
        if (Instruments.HasSlots) Slots = new LiveSlots(_config, entry.Pipeline, streams, _feed, _backfill, () => NewWarmUp(pipeline), Of, Trading, entry.Describe);
        return _feed;
    }

    public void Look()
    {
        _feedLog.WriteTo(_say);
        Trading?.Look();
    }

    public JsonObject ToJson()
    {
        var venue = Trading?.ToJson() ?? [];
        venue["mode"] = Name;
        if (_feed is null) return venue;
        ref readonly var gaps = ref _feed.Intake.Gaps.Counts;
        venue["connections"] = new JsonArray([.. _feed.Connections.Select(connection => (JsonNode?)FeedWords.ToJson(connection.Name, connection.Plan, connection.Counts))]);
        venue["gaps"] = new JsonObject
        {
            ["opened"] = gaps.Opened, ["closed_by_themselves"] = gaps.ClosedByThemselves, ["requested"] = gaps.Requested, ["filled"] = gaps.Filled, ["failed"] = gaps.Failed,
            ["not_kept"] = gaps.NotKept, ["open"] = _feed.Intake.Gaps.Open,
        };
        return venue;
    }

    public void Dispose()
    {
        _feed?.Dispose();
        _backfill?.Dispose();
        Trading?.Dispose();
        foreach (var connection in _public) connection.Dispose();
    }

    private IEnumerable<Market> Markets => Instruments.All.ToArray().Select(instrument => instrument.Market).Distinct();

    private IEnumerable<MarketConnection> Connections => Trading?.Connections ?? _public;

    private VenueWarmUp NewWarmUp(Pipeline pipeline) => new(pipeline, _signals!, market => Of(market).Rest, (level, source, text) => _say(level, source, text), s_patience);

    private void WarmUp(Pipeline pipeline) => NewWarmUp(pipeline)
        .LoadAsync(market => Of(market).VenueNs()).GetAwaiter().GetResult();

    private MarketConnection Of(Market market) => Connections.First(connection => connection.Market == market);
}
