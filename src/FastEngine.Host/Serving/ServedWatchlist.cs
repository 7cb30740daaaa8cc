using System.Globalization;
using FastEngine.Core;
using FastEngine.Host.Service.Watching;
using FastEngine.Server;
using FastEngine.Server.Documents;

namespace FastEngine.Host.Serving;

/// <summary>The watchlist in the words of the API.</summary>
internal sealed class ServedWatchlist(Func<WatchDesk?> desk, InstrumentTable instruments, Func<int, bool> areEntriesAllowed, Func<long> wallNs)
{
    private const string Futures = "futures";
    private const string Spot = "spot";

    private WatchDesk Desk => desk() ?? throw new ServedException(ServedFault.Unavailable, "symbols are added to an engine that has its market live ('run --symbols'), and to no other");

    public string Carry(WatchOrder order) => Asked(watch => order.Kind switch
    {
        WatchOrderKind.Add => watch.Add(MarketOf(order.MarketType), order.Symbol, order.Lasts, order.Priority, order.By),
        WatchOrderKind.Remove => watch.Remove(MarketOf(order.MarketType), order.Symbol),
        _ => watch.Renew(MarketOf(order.MarketType), order.Symbol, order.Lasts),
    });

    public WatchlistDocument List(string? marketType)
    {
        var markets = MarketsOf(marketType);
        return new WatchlistDocument
        {
            MarketTypes = [.. markets.Select(NameOf)], FreeSlots = markets.Sum(Desk.FreeSlots),
            Symbols = [.. Desk.Entries().Where(view => markets.Contains(view.Entry.Market)).Select(Document)],
        };
    }

    public IReadOnlyList<TopLiquidDocument> Top(string? marketType) =>
    [
        .. MarketsOf(marketType).Select(Desk.Top).OfType<TopLiquid>().Select(top => new TopLiquidDocument
        {
            MarketType = NameOf(top.Market), FoundAtNs = top.TimeNs,
            Symbols =
            [
                .. top.Symbols.Select((symbol, at) => new LiquidDocument
                {
                    Rank = at + 1, Symbol = symbol.Ticker.Symbol, MeanRank = (double)Math.Round(symbol.MeanRank, 3), Trades = symbol.Ticker.Trades,
                    QuoteVolume = symbol.Ticker.QuoteVolume.ToString(CultureInfo.InvariantCulture),
                    SpreadBps = symbol.Ticker.Spread == decimal.MaxValue ? null : (double)Math.Round(symbol.Ticker.Spread * 10_000, 4),
                }),
            ],
        }),
    ];

    private WatchDocument Document(WatchView view)
    {
        var entry = view.Entry;
        return new WatchDocument
        {
            MarketType = NameOf(entry.Market), Symbol = entry.Symbol, Name = view.InstrumentId < 0 ? null : instruments[view.InstrumentId].Name, AddedAtNs = entry.AddedNs, ExpiresAtNs = entry.ExpiresNs,
            RemainingHours = entry.ExpiresNs is { } until ? Math.Round(Math.Max(0, until - wallNs()) / (double)EngineTime.NsPerHour, 4) : null,
            AddedBy = entry.AddedBy, Priority = entry.Priority, Enabled = !entry.HasEnded && view.InstrumentId >= 0 && areEntriesAllowed(view.InstrumentId), State = view.Phase.ToString().ToLowerInvariant(),
            Problem = view.Problem,
        };
    }

    private IReadOnlyList<Market> MarketsOf(string? marketType)
    {
        if (marketType is null) return Desk.Markets;
        var market = MarketOf(marketType);
        return Desk.Markets.Contains(market) ? [market] : throw new ServedException(ServedFault.Wrong, $"this engine trades on {string.Join(" and ", Desk.Markets.Select(NameOf))}", "market_type");
    }

    private string Asked(Func<WatchDesk, string> ask)
    {
        try
        {
            return ask(Desk);
        }
        catch (WatchException refused)
        {
            throw new ServedException(refused.Fault switch { WatchFault.Wrong => ServedFault.Wrong, WatchFault.Unknown => ServedFault.Unknown, _ => ServedFault.Unavailable }, refused.Message, refused.Field, refused);
        }
    }

    private static Market MarketOf(string marketType) => marketType == Spot ? Market.Spot : Market.UsdMargined;

    private static string NameOf(Market market) => market == Market.Spot ? Spot : Futures;
}
