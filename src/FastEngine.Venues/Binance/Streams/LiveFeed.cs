using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;

namespace FastEngine.Venues.Binance.Streams;

/// <summary>The live feed of Binance: connections of one or several markets on one thread, each parsing the names of its market.</summary>
public static class LiveFeed
{
    /// <param name="plans">Connections by market, as <see cref="StreamPlans"/> makes them.</param>
    /// <param name="rings">Inbound rings in shard order.</param>
    /// <param name="seed">Of the jitter of waits.</param>
    /// <param name="backfill">Fetches what gaps left out; none leaves their symbols tainted until the longest window has passed.</param>
    /// <param name="latencySample">One event in this many, a power of two, is stamped.</param>
    /// <param name="gapGraceNs">How long late trades are waited for before they are asked for.</param>
    /// <param name="firstSequence">Of the first event: behind those of an earlier engine.</param>
    /// <param name="waitUs">With one connection: how long a round waits for bytes; 0 polls.</param>
    /// <param name="stamps">In shard order, of the latency ledger; null for none.</param>
    public static LiveSource<BinanceFrameParser> Make(IReadOnlyList<(Market Market, FeedPlan Plan)> plans, InstrumentTable instruments,
        IReadOnlyList<SingleProducerRing<Tick>> rings, IntakeOptions options, IWebSocketDialer dialer, IFeedClock clock, ulong seed,
        IFeedLog? log = null, ITradeBackfill? backfill = null, int latencySample = 64,
        long gapGraceNs = EngineTime.NsPerSecond, long firstSequence = 0, int waitUs = 0,
        IReadOnlyList<PublicationStamps>? stamps = null)
    {
        // Whoever has the tickers sent wants the quotes.
        var quotes = plans.Any(plan => plan.Plan.Streams.Any(stream => stream.EndsWith(StreamPlans.BookTicker, StringComparison.OrdinalIgnoreCase)));
        if (plans.Count == 0) throw new ArgumentException("a live feed needs a connection", nameof(plans));
        var intake = new LiveIntake(options, instruments.Count, plans.Count, rings, latencySample, gapGraceNs, firstSequence, stamps);
        var budget = new ConnectBudget();
        var parsers = plans.Select(plan => plan.Market).Distinct().ToDictionary(market => market, market =>
            new BinanceFrameParser(instruments, new SymbolMap([.. instruments.All.ToArray().Where(instrument => instrument.Market == market)]), quotes: quotes));
        return new LiveSource<BinanceFrameParser>(
            [.. plans.Select((plan, i) => new FeedConnection<ParsedFrames<BinanceFrameParser>>(plan.Plan, new ParsedFrames<BinanceFrameParser>(parsers[plan.Market], intake, i),
                BinanceNotices.Instance, dialer, clock, budget, seed + (ulong)i, log))],
            intake, clock, backfill, waitUs);
    }
}
