using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Feeds;
using FastEngine.Feeds.Live;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Watching;
using FastEngine.Trading;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Backfill;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>Brings symbols into the slots of a live engine: rules and candles from the exchange, the slot, the stream.</summary>
/// <remarks>Calls that wait come from one thread, the watchlist's; the others from any.</remarks>
internal sealed class LiveSlots(
    ResolvedConfig config, Pipeline pipeline, LiveStreams streams, LiveSource<BinanceFrameParser> feed, RestBackfill backfill, Func<VenueWarmUp> newWarmUp, Func<Market, MarketConnection> connectionOf,
    LiveTrading? trading, Func<InstrumentTable, byte[]> describe) : IWatchMarket
{
    // Between two looks at the exchange's rules.
    private static readonly TimeSpan s_rulesLast = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly TradeDesk _desk = pipeline.Desk!;
    private readonly InstrumentTable _instruments = pipeline.Instruments;
    private readonly Dictionary<Market, (DateTime Read, Task<Venues.Binance.Symbols.ExchangeInfo> Info)> _rules = [];
    private readonly Lock _subscribing = new();
    private SlotEntry? _unfinished;

    public IReadOnlyList<Market> Markets { get; } = [.. pipeline.Instruments.All.ToArray().Where(instrument => instrument.IsSlot).Select(instrument => instrument.Market).Distinct()];

    public int FreeSlots(Market market) => _instruments.All.ToArray().Count(instrument => instrument.IsSpare && instrument.Market == market);

    public int Find(Market market, string symbol) => _instruments.Listed.FirstOrDefault(instrument => instrument.Market == market && instrument.Symbol == symbol)?.Id ?? -1;

    public bool IsFixed(int instrumentId) => !_instruments[instrumentId].IsSlot;

    public async Task<bool> IsTradedAsync(Market market, string symbol, CancellationToken stop) => await RulesAsync(market, symbol, stop).ConfigureAwait(false) is { IsTrading: true };

    public async Task<int> BringInAsync(Market market, string symbol, CancellationToken stop)
    {
        var rules = await RulesAsync(market, symbol, stop).ConfigureAwait(false);
        if (rules is not { IsTrading: true }) throw new WatchException(WatchFault.Wrong, $"{symbol} is not traded on {MarketName.Of(market)}", "symbol");
        await FinishAsync(stop).ConfigureAwait(false);
        var id = Find(market, symbol);
        if (id >= 0 && InstrumentRules.Differences(_instruments[id], rules) is [var difference, ..])
            throw new WatchException(WatchFault.Unavailable, $"{difference}; a slot keeps the steps that its symbol came with");
        var slot = id >= 0 ? _instruments[id] : _instruments.All.ToArray().FirstOrDefault(instrument => instrument.IsSpare && instrument.Market == market)
            ?? throw new WatchException(WatchFault.Unavailable, "no slot is free", "symbol");
        var facts = id >= 0 ? slot : FactsOf(rules, slot.Id);
        if (trading is not null) await trading.AddAsync(facts, rules, stop).ConfigureAwait(false);
        var warmUp = newWarmUp();
        if (!warmUp.IsNew(slot)) return slot.Id;
        var candles = config.Get(Knobs.Feeds.WarmUp) ? await warmUp.ReadAsync(facts, connectionOf(market).VenueNs(), stop).ConfigureAwait(false) : [];
        _unfinished = new SlotEntry(facts, candles, describe(With(facts)));
        await FinishAsync(stop).ConfigureAwait(false);
        return slot.Id;
    }

    public bool Allow(int instrumentId, bool isAllowed) =>
        _desk.Post(new Command { Kind = CommandKind.AllowEntries, Value = isAllowed ? 1 : 0, InstrumentId = instrumentId, Origin = CommandOrigin.Operator });

    public bool IsAllowed(int instrumentId) => _desk.Stage.AreEntriesAllowed(instrumentId);

    public void Subscribe(int instrumentId)
    {
        var instrument = _instruments[instrumentId];
        lock (_subscribing)
        {
            if (streams.Carries(instrumentId)) return;
            var (at, plan) = streams.Add(instrument) ?? throw new WatchException(WatchFault.Unavailable, "the connections of the market carry as many streams as they may", "symbol");
            backfill.Add(instrument);
            feed.Post(() =>
            {
                feed.Connections[at].Handler.Parser.Add(instrument);
                feed.Connections[at].Change(plan);
            });
        }
    }

    public void Unsubscribe(int instrumentId)
    {
        lock (_subscribing)
        {
            if (streams.Remove(_instruments[instrumentId]) is var (at, plan)) feed.Post(() => feed.Connections[at].Change(plan));
        }
    }

    public bool IsFlat(int instrumentId)
    {
        var stage = _desk.Stage;
        var open = new OpenPosition[stage.OpenPositionCapacity];
        foreach (ref readonly var position in open.AsSpan(0, stage.CopyOpenPositions(open)))
            if (position.InstrumentId == instrumentId) return false;
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        foreach (ref readonly var order in orders.AsSpan(0, stage.CopyLiveOrders(orders)))
            if (order.Terms.InstrumentId == instrumentId) return false;
        return stage.UnattributedOf(instrumentId) == 0;
    }

    public Task<IReadOnlyList<MarketTicker>> TickersAsync(Market market, CancellationToken stop) => new TickerReader(connectionOf(market).Rest).ReadAsync(market, stop);

    // What was handed to the journal comes in, whatever it takes: nothing else may go to its slot.
    private async Task FinishAsync(CancellationToken stop)
    {
        if (_unfinished is not { } entry) return;
        if (!await Task.Run(() => pipeline.TryEnter(entry, s_patience), stop).ConfigureAwait(false))
            throw new WatchException(WatchFault.Unavailable, "the journal or the shard has not taken it yet");
        _unfinished = null;
    }

    private async Task<SymbolRules?> RulesAsync(Market market, string symbol, CancellationToken stop)
    {
        Task<Venues.Binance.Symbols.ExchangeInfo> reading;
        lock (_rules)
        {
            if (!_rules.TryGetValue(market, out var known) || known.Info.IsFaulted || known.Info.IsCanceled || DateTime.UtcNow - known.Read > s_rulesLast)
                _rules[market] = known = (DateTime.UtcNow, connectionOf(market).Account.ReadExchangeInfoAsync(CancellationToken.None));
            reading = known.Info;
        }

        return (await reading.WaitAsync(stop).ConfigureAwait(false)).Symbols.GetValueOrDefault(symbol);
    }

    private Instrument FactsOf(SymbolRules rules, int id)
    {
        // A name that another market has is told apart by the market.
        var facts = InstrumentResolver.FromKnown(VenueInstruments.Of(rules, null)) with { Id = id, IsSlot = true };
        return _instruments.Listed.Any(instrument => instrument.Symbol == rules.Symbol) ? facts with { Name = InstrumentNames.WithMarket(facts) } : facts;
    }

    private InstrumentTable With(Instrument facts) => new([.. _instruments.All.ToArray().Select(instrument => instrument.Id == facts.Id ? facts : instrument)]);
}
