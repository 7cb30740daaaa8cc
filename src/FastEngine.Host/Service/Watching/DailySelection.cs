using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Host.Service.Watching;

/// <summary>The most liquid symbols of each market: found at the start, and once a day.</summary>
internal sealed class DailySelection(WatchOptions options, IWatchMarket market, TimeProvider time, Action<LogLevel, string> say)
{
    private static readonly TimeSpan s_tryAgain = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Market, TopLiquid> _found = [];

    // Markets that are still to be found since the start, or since the day began.
    private readonly HashSet<Market> _due = [.. market.Markets];
    private DateTimeOffset _nextTry;

    /// <summary>As it was found last; null before the first.</summary>
    public TopLiquid? Of(Market of)
    {
        lock (_gate) return _found.GetValueOrDefault(of);
    }

    /// <summary>Looks when a day begins, and until every market was found.</summary>
    /// <returns>What was found now.</returns>
    public async Task<IReadOnlyList<TopLiquid>> SelectAsync(bool isNewDay, CancellationToken stop)
    {
        if (isNewDay) _due.UnionWith(market.Markets);
        if (_due.Count == 0 || (!isNewDay && time.GetUtcNow() < _nextTry)) return [];
        _nextTry = time.GetUtcNow() + s_tryAgain;
        var found = new List<TopLiquid>();
        foreach (var of in _due.ToArray())
        {
            try
            {
                var symbols = Liquidity.Top(await market.TickersAsync(of, stop).ConfigureAwait(false), options.Quote, options.Top);
                found.Add(new TopLiquid(of, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick, symbols));
                lock (_gate) _found[of] = found[^1];
                _due.Remove(of);
            }
            catch (RestException exception)
            {
                say(LogLevel.Warning, $"{MarketName.Of(of)}: the most liquid symbols cannot be found: {exception.Message}");
            }
        }

        return found;
    }
}
