using FastEngine.Core;
using FastEngine.Venues.Binance.Account;

namespace FastEngine.Host.Service.Watching;

/// <summary>What the watchlist does to the running engine.</summary>
internal interface IWatchMarket
{
    /// <summary>Those that the engine trades on.</summary>
    IReadOnlyList<Market> Markets { get; }

    /// <summary>Slots of a market that have no symbol yet.</summary>
    int FreeSlots(Market market);

    /// <summary>An instrument by its symbol; -1 for none.</summary>
    int Find(Market market, string symbol);

    /// <summary>Whether it was named at the start, and so is none of the watchlist's.</summary>
    bool IsFixed(int instrumentId);

    /// <summary>Whether the venue trades the symbol.</summary>
    /// <exception cref="Venues.Binance.Rest.RestException">The venue does not answer.</exception>
    Task<bool> IsTradedAsync(Market market, string symbol, CancellationToken stop);

    /// <summary>Gives a symbol its slot, with the venue's closed candles; one that has one stays there.</summary>
    /// <returns>Its instrument.</returns>
    /// <exception cref="Venues.Binance.Rest.RestException">The venue does not answer.</exception>
    /// <exception cref="WatchException">It cannot be: no slot is free, or the venue's steps are others than those of its slot.</exception>
    Task<int> BringInAsync(Market market, string symbol, CancellationToken stop);

    /// <summary>Allows or stops its entries.</summary>
    /// <returns>False when the trade thread has too much waiting.</returns>
    bool Allow(int instrumentId, bool isAllowed);

    bool IsAllowed(int instrumentId);

    void Subscribe(int instrumentId);

    void Unsubscribe(int instrumentId);

    /// <summary>Whether it has neither a position nor an open order, as of a moment ago.</summary>
    bool IsFlat(int instrumentId);

    /// <exception cref="Venues.Binance.Rest.RestException">The venue does not answer.</exception>
    Task<IReadOnlyList<MarketTicker>> TickersAsync(Market market, CancellationToken stop);
}
