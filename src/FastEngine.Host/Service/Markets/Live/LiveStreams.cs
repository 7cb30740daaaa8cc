using System.Collections.Immutable;
using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>Which connection carries which symbol: those of the start, and those that are added to them.</summary>
internal sealed class LiveStreams
{
    private readonly ResolvedConfig _config;
    private readonly Dictionary<int, int> _added = [];
    private readonly List<(Market Market, FeedPlan Plan)> _plans = [];

    /// <param name="instruments">Free slots, and symbols in slots, are on no connection at first.</param>
    public LiveStreams(ResolvedConfig config, InstrumentTable instruments)
    {
        _config = config;
        foreach (var group in instruments.Listed.Where(instrument => !instrument.IsSlot).GroupBy(instrument => instrument.Market))
            _plans.AddRange(StreamPlans.Make(group.Key, group.Select(StreamOf), EngineSettings.StreamPlan(config, group.Key)).Select(plan => (group.Key, plan)));
    }

    /// <summary>In the order of the connections.</summary>
    public IReadOnlyList<(Market Market, FeedPlan Plan)> Plans => _plans;

    public bool Carries(int instrumentId) => _added.ContainsKey(instrumentId);

    /// <summary>Puts a symbol on the connection of its market that has the most room.</summary>
    /// <returns>The connection with its plan from now on; null when every one is full.</returns>
    public (int Connection, FeedPlan Plan)? Add(Instrument instrument)
    {
        var most = MostOf(instrument.Market);
        var best = -1;
        for (var i = 0; i < _plans.Count; i++)
        {
            if (_plans[i].Market != instrument.Market || _plans[i].Plan.Streams.Length >= most) continue;

            // A connection of tickers alone carries no trades: an added symbol has no quotes then.
            if (_plans[i].Plan.Streams.All(stream => stream.EndsWith(StreamPlans.BookTicker, StringComparison.Ordinal))) continue;
            if (best < 0 || _plans[i].Plan.Streams.Length < _plans[best].Plan.Streams.Length) best = i;
        }

        if (best < 0) return null;
        _added[instrument.Id] = best;
        return Change(best, _plans[best].Plan.Streams.Add(StreamOf(instrument)));
    }

    /// <returns>The connection with its plan from now on; null when none carried it.</returns>
    public (int Connection, FeedPlan Plan)? Remove(Instrument instrument)
    {
        if (!_added.Remove(instrument.Id, out var at)) return null;
        var stream = StreamOf(instrument);
        return Change(at, [.. _plans[at].Plan.Streams.Where(carried => !carried.Equals(stream, StringComparison.OrdinalIgnoreCase))]);
    }

    private (int Connection, FeedPlan Plan) Change(int at, ImmutableArray<string> streams)
    {
        var (market, before) = _plans[at];

        // As many as one connection takes: one plan.
        var plan = StreamPlans.Make(market, streams, EngineSettings.StreamPlan(_config, market))[0] with { Name = before.Name };
        _plans[at] = (market, plan);
        return (at, plan);
    }

    private int MostOf(Market market)
    {
        var allowed = StreamLimits.Of(market).StreamsPerConnection;
        var configured = EngineSettings.StreamPlan(_config, market).StreamsPerConnection;
        return configured > 0 ? Math.Min(allowed, configured) : allowed;
    }

    // Single trades on spot; futures publish them aggregated alone.
    private static string StreamOf(Instrument instrument) => $"{instrument.Symbol}@{(instrument.Market == Market.Spot ? "trade" : "aggTrade")}";
}
