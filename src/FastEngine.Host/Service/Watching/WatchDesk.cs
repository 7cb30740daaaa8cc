using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Host.Service.Watching;

/// <summary>The watchlist of a running engine: symbols that are added while it runs, and leave it when they are flat.</summary>
/// <remarks>Requests come on any thread and only change the list; <see cref="StepAsync"/>, one at a time, does what follows. What of it changes results goes to the journal by the
/// engine's own events: the symbol of a slot, and whether entries are allowed.</remarks>
internal sealed class WatchDesk
{
    private const long TryAgainNs = 10 * EngineTime.NsPerSecond;
    private const long DayNs = 24 * EngineTime.NsPerHour;

    // Positions and orders are read beside the thread that has them: one look may fall between the two.
    private const int FlatLooks = 3;
    private const int MostEntries = 1_000;
    private const long MostNs = 365 * DayNs;

    private readonly Lock _gate = new();
    private readonly WatchOptions _options;
    private readonly IWatchMarket _market;
    private readonly WatchFile _file;
    private readonly TimeProvider _time;
    private readonly Action<LogLevel, string> _say;
    private readonly Dictionary<(Market Market, string Symbol), WatchState> _states = [];
    private readonly DailySelection _selection;
    private long _day;

    /// <exception cref="InvalidDataException">The file is no watchlist.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public WatchDesk(WatchOptions options, IWatchMarket market, WatchFile file, TimeProvider time, Action<LogLevel, string> say)
    {
        (_options, _market, _file, _time, _say) = (options, market, file, time, say);
        _selection = new DailySelection(options, market, time, say);
        foreach (var entry in file.Read()) _states[(entry.Market, entry.Symbol)] = new WatchState(entry) { Id = market.Find(entry.Market, entry.Symbol) };
        _day = NowNs / DayNs;
    }

    /// <summary>Hears of an entry that ends soon, once: its symbol with its market, as <c>PEPEUSDT@usdm</c>, and when.</summary>
    public Action<string, DateTimeOffset>? Expiring { get; set; }

    public IReadOnlyList<Market> Markets => _market.Markets;

    public WatchOptions Options => _options;

    public int FreeSlots(Market market) => _market.FreeSlots(market);

    /// <summary>In the order of priority, then name.</summary>
    public IReadOnlyList<WatchView> Entries()
    {
        lock (_gate)
        {
            return [.. _states.Values.OrderBy(state => state.Entry.Priority).ThenBy(state => state.Entry.Symbol, StringComparer.Ordinal).ThenBy(state => state.Entry.Market).Select(state => new WatchView(state.Entry, state.Phase, state.Problem, state.Id, state.ActiveNs))];
        }
    }

    /// <summary>The selection as it was found last; null before the first.</summary>
    public TopLiquid? Top(Market market) => _selection.Of(market);

    /// <summary>Adds a symbol, or lets one that is listed last longer. It is evaluated when its candles and its stream are there.</summary>
    /// <param name="lasts">Null for the usual time.</param>
    /// <param name="priority">Null for what it has, or the usual one.</param>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="WatchException">It is refused.</exception>
    public string Add(Market market, string symbol, TimeSpan? lasts, int? priority, string by)
    {
        Require(market);
        if (_market.Find(market, symbol) is >= 0 and var known && _market.IsFixed(known))
            throw new WatchException(WatchFault.Wrong, $"{symbol} is traded since the start (--symbols): 'entries' stops and allows it", "symbol");
        var isListed = IsListed(market, symbol);
        if (!isListed) RequireTraded(market, symbol);
        var now = NowNs;
        var until = Until(now, lasts);
        lock (_gate)
        {
            if (_states.TryGetValue((market, symbol), out var state) && !state.Entry.HasEnded)
            {
                // Asked again it may last longer, never shorter: 'renew' and 'remove' say otherwise.
                // What was selected by itself is from now on that person's, for the time that was asked for.
                var isSelected = state.Entry.AddedBy == WatchEntry.Automatic;
                var later = isSelected ? until : state.Entry.ExpiresNs is { } before ? Math.Max(before, until) : (long?)null;
                Change(state, state.Entry with { ExpiresNs = later, Priority = priority ?? state.Entry.Priority, AddedBy = isSelected ? by : state.Entry.AddedBy });
                state.HasWarned = false;
                return $"{symbol} is listed already, until {Text(state.Entry.ExpiresNs)}";
            }

            if (_market.Find(market, symbol) < 0 && _market.FreeSlots(market) <= Starting(market))
                throw new WatchException(WatchFault.Unavailable, "no slot is free: each symbol that was ever added keeps its own; watchlist.slots says how many there are at the next start", "symbol");
            if (_states.Count >= MostEntries) throw new WatchException(WatchFault.Unavailable, $"the list has {MostEntries:N0} entries");
            var made = new WatchState(new WatchEntry { Symbol = symbol, Market = market, AddedNs = now, ExpiresNs = until, AddedBy = by, Priority = priority ?? WatchEntry.UsualPriority })
            {
                Id = _market.Find(market, symbol),
            };
            _states[(market, symbol)] = made;
            Save();
            return $"{symbol} is on its way in, and stays until {Text(until)}";
        }
    }

    /// <summary>Takes a symbol off: nothing is entered from now on, what is open goes on being managed.</summary>
    /// <exception cref="WatchException">The list does not have it.</exception>
    public string Remove(Market market, string symbol)
    {
        lock (_gate)
        {
            var state = Listed(market, symbol);
            End(state, "removed");
            return $"{symbol}: nothing is entered any more; it is listened to until it is flat";
        }
    }

    /// <summary>Lets a symbol last so long from its end on.</summary>
    /// <exception cref="WatchException">The list does not have it, or it would last longer than a year.</exception>
    public string Renew(Market market, string symbol, TimeSpan? lasts)
    {
        lock (_gate)
        {
            var state = Listed(market, symbol);
            if (state.Entry.ExpiresNs is not { } until) return $"{symbol} does not expire";
            Change(state, state.Entry with { ExpiresNs = Until(Math.Max(until, NowNs), lasts) });
            state.HasWarned = false;
            return $"{symbol} stays until {Text(state.Entry.ExpiresNs)}";
        }
    }

    /// <summary>Does what is due: brings symbols in, ends those that have expired, lets go those that are flat, and at midnight cleans up and selects anew.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        WatchState[] states;
        lock (_gate) states = [.. _states.Values];
        foreach (var state in states)
        {
            lock (_gate) Look(state);
            if (state.Phase is WatchPhase.Starting or WatchPhase.Failed && NowNs >= state.NextTryNs) await BringInAsync(state, stop).ConfigureAwait(false);
            else if (state.Phase == WatchPhase.Ending) await EndAsync(state, stop).ConfigureAwait(false);
        }

        var day = NowNs / DayNs;
        var isNewDay = day != _day;
        _day = day;
        if (isNewDay) Clean();
        foreach (var found in await _selection.SelectAsync(isNewDay, stop).ConfigureAwait(false))
            if (_options.FollowsTop) Follow(found.Market, found.Symbols);
    }

    private long Until(long from, TimeSpan? lasts)
    {
        var now = NowNs;
        var until = from - now + Ns(lasts ?? _options.Lasts);
        return until <= MostNs ? now + until : throw new WatchException(WatchFault.Wrong, "a symbol stays for a year from now at most", "duration_hours");
    }

    private void Look(WatchState state)
    {
        if (state.Entry.HasEnded || state.Entry.ExpiresNs is not { } until) return;
        var left = until - NowNs;
        if (left <= 0)
        {
            End(state, "expired");
            return;
        }

        if (state.HasWarned || left > Ns(_options.WarnBefore)) return;
        state.HasWarned = true;
        // Not as a warning: people would be told of it twice.
        var name = InstrumentNames.WithMarket(state.Entry.Symbol, state.Entry.Market);
        _say(LogLevel.Information, $"{name}: the watchlist's entry ends at {Text(until)}");
        Expiring?.Invoke(name, DateTimeOffset.UnixEpoch.AddTicks(until / TimeSpan.NanosecondsPerTick));
    }

    // Entries first: the file may fail, the stop must not.
    private void End(WatchState state, string why)
    {
        if (state.Id >= 0) _market.Allow(state.Id, false);
        (state.Phase, state.Problem, state.FlatLooks) = (WatchPhase.Ending, null, 0);
        _say(LogLevel.Information, $"{state.Entry.Symbol}: {why}: nothing is entered any more");
        Change(state, state.Entry with { HasEnded = true });
    }

    private async Task BringInAsync(WatchState state, CancellationToken stop)
    {
        var (market, symbol) = (state.Entry.Market, state.Entry.Symbol);
        try
        {
            var id = await _market.BringInAsync(market, symbol, stop).ConfigureAwait(false);
            lock (_gate)
            {
                state.Id = id;
                if (state.Entry.HasEnded)
                {
                    _market.Allow(id, false);
                    return;
                }

                if (!state.Entry.HasBegun && !_market.Allow(id, true)) throw new WatchException(WatchFault.Unavailable, "the trade thread has too many commands waiting");
                _market.Subscribe(id);
                (state.Phase, state.Problem, state.ActiveNs) = (WatchPhase.Active, null, NowNs);
                Change(state, state.Entry with { HasBegun = true });
            }

            _say(LogLevel.Information, $"{symbol}: watched until {Text(state.Entry.ExpiresNs)}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            lock (_gate)
            {
                if (!state.Entry.HasEnded) (state.Phase, state.NextTryNs) = (WatchPhase.Failed, NowNs + TryAgainNs);
                if (state.Problem != exception.Message) _say(LogLevel.Warning, $"{symbol}: cannot be watched yet: {exception.Message}");
                state.Problem = exception.Message;
            }
        }
    }

    // After a restart one that ended with a position open is listened to again.
    private async Task EndAsync(WatchState state, CancellationToken stop)
    {
        if (state.Id >= 0 && !_market.IsFlat(state.Id))
        {
            state.FlatLooks = 0;
            if (_market.IsAllowed(state.Id)) _market.Allow(state.Id, false);
            if (state.ActiveNs == 0 && NowNs >= state.NextTryNs) await ListenAsync(state, stop).ConfigureAwait(false);
            return;
        }

        if (state.Id >= 0 && ++state.FlatLooks < FlatLooks) return;
        lock (_gate)
        {
            // Added again meanwhile.
            if (_states.GetValueOrDefault((state.Entry.Market, state.Entry.Symbol)) != state) return;
            if (state.Id >= 0) _market.Unsubscribe(state.Id);
            var hasExpired = state.Entry.ExpiresNs is { } until && until <= NowNs;
            if (hasExpired) state.Phase = WatchPhase.Expired;
            else _states.Remove((state.Entry.Market, state.Entry.Symbol));
            Save();
        }

        if (state.ActiveNs > 0) _say(LogLevel.Information, $"{state.Entry.Symbol}: flat, and listened to no more");
    }

    private async Task ListenAsync(WatchState state, CancellationToken stop)
    {
        try
        {
            await _market.BringInAsync(state.Entry.Market, state.Entry.Symbol, stop).ConfigureAwait(false);
            _market.Subscribe(state.Id);
            state.ActiveNs = NowNs;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (state.Problem, state.NextTryNs) = (exception.Message, NowNs + TryAgainNs);
        }
    }

    private void Clean()
    {
        lock (_gate)
        {
            foreach (var state in _states.Values.Where(state => state.Phase == WatchPhase.Expired).ToArray()) _states.Remove((state.Entry.Market, state.Entry.Symbol));
            Save();
        }
    }

    // What a person added stays as it is.
    private void Follow(Market market, IReadOnlyList<LiquidSymbol> found)
    {
        lock (_gate)
        {
            foreach (var state in _states.Values.Where(state => state.Entry.Market == market && state.Entry.AddedBy == WatchEntry.Automatic && !state.Entry.HasEnded).ToArray())
                if (found.All(liquid => liquid.Ticker.Symbol != state.Entry.Symbol)) End(state, "among the most liquid no more");
            foreach (var liquid in found)
            {
                var symbol = liquid.Ticker.Symbol;
                var id = _market.Find(market, symbol);
                if (id >= 0 && _market.IsFixed(id)) continue;
                if (_states.TryGetValue((market, symbol), out var state) && !state.Entry.HasEnded) continue;
                if (id < 0 && _market.FreeSlots(market) <= Starting(market))
                {
                    _say(LogLevel.Warning, $"{symbol} and what is less liquid are not followed: no slot is free; a larger watchlist.slots takes effect at the next start");
                    break;
                }

                _states[(market, symbol)] = new WatchState(new WatchEntry { Symbol = symbol, Market = market, AddedNs = NowNs, AddedBy = WatchEntry.Automatic }) { Id = id };
            }

            Save();
        }
    }

    private bool IsListed(Market market, string symbol)
    {
        lock (_gate) return _states.TryGetValue((market, symbol), out var state) && !state.Entry.HasEnded;
    }

    private WatchState Listed(Market market, string symbol)
    {
        Require(market);
        return _states.TryGetValue((market, symbol), out var state) && !state.Entry.HasEnded ? state : throw new WatchException(WatchFault.Unknown, $"{symbol} is not on the watchlist", "symbol");
    }

    private void Require(Market market)
    {
        if (!_market.Markets.Contains(market))
            throw new WatchException(WatchFault.Wrong, $"this engine trades on {string.Join(" and ", _market.Markets.Select(MarketName.Of))}", "market_type");
    }

    private void RequireTraded(Market market, string symbol)
    {
        try
        {
            if (_market.IsTradedAsync(market, symbol, CancellationToken.None).GetAwaiter().GetResult()) return;
        }
        catch (RestException exception)
        {
            throw new WatchException(WatchFault.Unavailable, $"the venue does not say whether it trades {symbol}: {exception.Message}");
        }

        throw new WatchException(WatchFault.Wrong, $"{symbol} is not traded on {MarketName.Of(market)}", "symbol");
    }

    // On their way to a slot, and without one yet.
    private int Starting(Market market) => _states.Values.Count(state => state.Entry.Market == market && !state.Entry.HasEnded && state.Id < 0);

    private void Change(WatchState state, WatchEntry entry)
    {
        state.Entry = entry;
        Save();
    }

    // A list that cannot be kept is in force all the same.
    private void Save()
    {
        try
        {
            _file.Write(_states.Values.Select(state => state.Entry));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _say(LogLevel.Error, $"ALERT the watchlist cannot be written, and a restart does not know the last change: {exception.Message}");
        }
    }

    private long NowNs => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static long Ns(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;

    private static string Text(long? ns) => ns is { } at ? $"{DateTimeOffset.UnixEpoch.AddTicks(at / TimeSpan.NanosecondsPerTick).UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "it is removed";
}
