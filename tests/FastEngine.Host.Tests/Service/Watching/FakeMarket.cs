using FastEngine.Core;
using FastEngine.Host.Service.Watching;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Host.Tests.Service.Watching;

/// <summary>An engine with one symbol of its own and some slots, which writes down what it is asked.</summary>
internal sealed class FakeMarket(int slots) : IWatchMarket
{
    private readonly List<string> _symbols = ["BTCUSDT"];

    public List<string> Told { get; } = [];

    public HashSet<int> Forbidden { get; } = [];

    public HashSet<int> Heard { get; } = [];

    /// <summary>Instruments with a position.</summary>
    public HashSet<int> Open { get; } = [];

    public HashSet<string> Traded { get; } = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "PEPEUSDT"];

    /// <summary>Why nothing can be brought in; null when it can.</summary>
    public string? Trouble { get; set; }

    public List<MarketTicker> Tickers { get; } = [];

    /// <summary>Why no tickers are told; null when they are.</summary>
    public string? TickerTrouble { get; set; }

    public IReadOnlyList<Market> Markets => [Market.UsdMargined];

    public int FreeSlots(Market market) => slots + 1 - _symbols.Count;

    public int Find(Market market, string symbol) => _symbols.IndexOf(symbol);

    public bool IsFixed(int instrumentId) => instrumentId == 0;

    public Task<bool> IsTradedAsync(Market market, string symbol, CancellationToken stop) => Task.FromResult(Traded.Contains(symbol));

    public Task<int> BringInAsync(Market market, string symbol, CancellationToken stop)
    {
        if (Trouble is not null) throw new RestException(Trouble);
        if (!_symbols.Contains(symbol)) _symbols.Add(symbol);
        Told.Add($"in {symbol}");
        return Task.FromResult(_symbols.IndexOf(symbol));
    }

    public bool Allow(int instrumentId, bool isAllowed)
    {
        Told.Add($"{(isAllowed ? "allow" : "forbid")} {_symbols[instrumentId]}");
        if (isAllowed) Forbidden.Remove(instrumentId);
        else Forbidden.Add(instrumentId);
        return true;
    }

    public bool IsAllowed(int instrumentId) => !Forbidden.Contains(instrumentId);

    public void Subscribe(int instrumentId)
    {
        if (Heard.Add(instrumentId)) Told.Add($"hear {_symbols[instrumentId]}");
    }

    public void Unsubscribe(int instrumentId)
    {
        if (Heard.Remove(instrumentId)) Told.Add($"leave {_symbols[instrumentId]}");
    }

    public bool IsFlat(int instrumentId) => !Open.Contains(instrumentId);

    public Task<IReadOnlyList<MarketTicker>> TickersAsync(Market market, CancellationToken stop) =>
        TickerTrouble is null ? Task.FromResult<IReadOnlyList<MarketTicker>>(Tickers) : throw new RestException(TickerTrouble);
}
