using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;

namespace FastEngine.Venues.Binance.Backfill;

/// <summary>Fetches the trades that a gap of ids left out over REST, by the endpoint whose ids are those of the stream.</summary>
/// <remarks>The feed's thread hands gaps over and takes trades by rings: it neither waits nor allocates. A gap that is too large, or of a market
/// without a source, fails at once.</remarks>
public sealed class RestBackfill : ITradeBackfill, IDisposable
{
    private readonly BackfillOptions _options;
    private readonly MarketBackfill[] _markets;
    private readonly MarketBackfill?[] _marketOf;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private BackfillStep _refused;
    private long _refusals;
    private int _next;

    /// <param name="instruments">Of the run.</param>
    /// <param name="sources">One a market; disposed by their owner, after this.</param>
    /// <param name="options">Null for the usual ones.</param>
    /// <param name="time">Null for the machine's.</param>
    public RestBackfill(InstrumentTable instruments, IReadOnlyList<BackfillSource> sources, BackfillOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(sources);
        _options = options ?? new BackfillOptions();
        _markets = [.. sources.Select(source => new MarketBackfill(instruments, source, _options, time ?? TimeProvider.System))];
        _marketOf = new MarketBackfill?[instruments.Count];
        for (var i = 0; i < sources.Count; i++)
        {
            foreach (var instrument in instruments.All)
            {
                if (instrument.Market == sources[i].Market) _marketOf[instrument.Id] = _markets[i];
            }
        }

        _running = Task.WhenAll(_markets.Select(market => Task.Run(() => market.RunAsync(_end.Token))));
    }

    /// <summary>Knows an instrument that has got its symbol since; before its first gap.</summary>
    public void Add(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        _marketOf[instrument.Id]?.Add(instrument);
    }

    /// <summary>What was done so far; readable by any thread.</summary>
    public BackfillCounts Counts
    {
        get
        {
            var sum = new BackfillCounts(0, 0, 0, Volatile.Read(ref _refusals));
            foreach (var market in _markets)
            {
                var counts = market.Counts;
                sum = new BackfillCounts(sum.Requests + counts.Requests, sum.Trades + counts.Trades, sum.Filled + counts.Filled, sum.Failed + counts.Failed);
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public bool TryRequest(in TradeGap gap)
    {
        var market = _marketOf[gap.InstrumentId];
        if (market is not null && gap.Count <= _options.MostTrades) return market.TryRequest(in gap);
        if (_refused.Kind != BackfillStepKind.None) return false;
        _refused = new BackfillStep { Kind = BackfillStepKind.Failed, Gap = gap };
        Volatile.Write(ref _refusals, _refusals + 1);
        return true;
    }

    /// <inheritdoc/>
    public bool TryTake(out BackfillStep step)
    {
        if (_refused.Kind != BackfillStepKind.None)
        {
            step = _refused;
            _refused = default;
            return true;
        }

        for (var i = 0; i < _markets.Length; i++)
        {
            _next = _next + 1 < _markets.Length ? _next + 1 : 0;
            if (_markets[_next].TryTake(out step)) return true;
        }

        step = default;
        return false;
    }

    public void Dispose()
    {
        _end.Cancel();
        try
        {
            _running.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The way in which it ends.
        }

        _end.Dispose();
    }
}
