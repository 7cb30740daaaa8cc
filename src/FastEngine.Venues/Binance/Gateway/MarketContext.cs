using FastEngine.Core;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Symbols;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What the parts of one market's gateway share. One thread's, but the limiter and the clock.</summary>
internal sealed class MarketContext
{
    private volatile Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly SymbolRules?[] _rules;
    private readonly TimeProvider _time;

    public MarketContext(
        GatewayOptions options, InstrumentTable instruments, IReadOnlyDictionary<string, SymbolRules> rules, RateLimiter limiter, ClockSync clock,
        IRestLine rest, GatewayOutbox outbox, TimeProvider time)
    {
        Options = options;
        Instruments = instruments;
        Limiter = limiter;
        Clock = clock;
        Rest = rest;
        Outbox = outbox;
        _time = time;
        Orders = new OrderLog(options.OrderCapacity);
        Fills = new FillLog(options.FillCapacity);
        _rules = new SymbolRules?[instruments.Count];
        foreach (var instrument in instruments.All)
        {
            if (instrument.Market != options.Market || instrument.IsSpare) continue;
            _ids[instrument.Symbol] = instrument.Id;
            _rules[instrument.Id] = rules.GetValueOrDefault(instrument.Symbol);
        }
    }

    /// <summary>Knows an instrument that has got its symbol since; from any thread, before its first order.</summary>
    public void Add(Instrument instrument, SymbolRules rules)
    {
        _rules[instrument.Id] = rules;
        _ids = new Dictionary<string, int>(_ids, StringComparer.Ordinal) { [instrument.Symbol] = instrument.Id };
    }

    public GatewayOptions Options { get; }

    public InstrumentTable Instruments { get; }

    public RateLimiter Limiter { get; }

    public ClockSync Clock { get; }

    public IRestLine Rest { get; }

    public GatewayOutbox Outbox { get; }

    public OrderLog Orders { get; }

    public FillLog Fills { get; }

    public bool IsSpot => Options.Market == Market.Spot;

    /// <summary>The market's instruments.</summary>
    public IReadOnlyCollection<int> Ids => _ids.Values;

    /// <summary>Our clock, ns since the epoch.</summary>
    public long NowNs() => WallClock.NowNs(_time);

    /// <summary>The venue's clock as we know it.</summary>
    public long VenueNs() => Clock.ToVenueNs(NowNs());

    public long VenueMs() => VenueNs() / EngineTime.NsPerMs;

    /// <summary>Ours of a symbol; -1 for one that is not traded here.</summary>
    public int IdOf(string? symbol) => symbol is not null && _ids.TryGetValue(symbol, out var id) ? id : -1;

    public SymbolRules? RulesOf(int instrumentId) => _rules[instrumentId];

    public string SymbolOf(int instrumentId) => Instruments[instrumentId].Symbol;

    public void Tell(GatewayNoticeKind kind, TrackedOrder? order = null, string text = "", long value = 0, int instrumentId = -1) => Outbox.Tell(new GatewayNotice(
        kind, Options.Market, order?.Terms.Order ?? 0, order?.Terms.InstrumentId ?? instrumentId, value, text));
}
