using FastEngine.Server.Documents;
using FastEngine.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>The watchlist: symbols that are added while the engine runs.</summary>
internal static class WatchEndpoints
{
    private const string Exchange = "binance";
    private const int LongestSymbol = 32;
    private const double MostHours = 8_760;
    private const int LowestPriority = 10;
    private static readonly string[] MarketTypes = ["spot", "futures"];
    private static readonly Argument MarketArgument = new("market_type", "Without it every market of the engine") { Among = MarketTypes };

    public static void Map(RouteGroupBuilder api, IServedEngine engine, AuditedCalls calls)
    {
        api.Get<WatchlistDocument>("/watchlist", "Symbols that were added, and how far they are",
            context => Reply.JsonAsync(context, engine.Watchlist(MarketOf(context.Request)), ServerJson.Default.WatchlistDocument), arguments: [MarketArgument]).Refuses(StatusCodes.Status503ServiceUnavailable);
        api.Get<IReadOnlyList<TopLiquidDocument>>("/watchlist/top-liquid", "The most liquid symbols by the mean of their ranks in 24 h volume, trades and spread",
            context => Reply.JsonAsync(context, engine.TopLiquid(MarketOf(context.Request)), ServerJson.Default.IReadOnlyListTopLiquidDocument), arguments: [MarketArgument]).Refuses(StatusCodes.Status503ServiceUnavailable);
        Send(api, engine, calls, HttpMethods.Post, "/watchlist/add", "Adds a symbol: it is evaluated within seconds", WatchOrderKind.Add);
        Send(api, engine, calls, HttpMethods.Delete, "/watchlist/remove", "Takes a symbol off: no entries from now on, positions go on being managed", WatchOrderKind.Remove);
        Send(api, engine, calls, HttpMethods.Post, "/watchlist/renew", "Lets a symbol stay longer", WatchOrderKind.Renew);
        api.Get<IReadOnlyList<ForexAccountDocument>>("/forex/accounts", "Accounts at forex brokers: none yet",
            context => Reply.JsonAsync(context, [], ServerJson.Default.IReadOnlyListForexAccountDocument));
    }

    private static void Send(RouteGroupBuilder api, IServedEngine engine, AuditedCalls calls, string method, string path, string summary, WatchOrderKind kind) =>
        api.Send<WatchRequest, CommandAnswer>(method, path, summary,
            context => calls.HandleAsync(context, body => engine.Watch(Order(body, kind, Gate.ActorOf(context))), _ => kind == WatchOrderKind.Remove), TokenRole.Operator, StatusCodes.Status202Accepted)
            .Once().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);

    private static WatchOrder Order(byte[] body, WatchOrderKind kind, ApiToken actor)
    {
        var request = Reply.Parsed(body, ServerJson.Default.WatchRequest);
        if (request.Exchange is not (null or Exchange)) throw ProblemException.Wrong("exchange", $"exchange is {Exchange}");
        var market = Known(request.MarketType ?? throw ProblemException.Wrong("market_type", "market_type is spot or futures"));
        var symbol = request.Symbol?.ToUpperInvariant();
        if (string.IsNullOrEmpty(symbol) || symbol.Length > LongestSymbol || !symbol.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
            throw ProblemException.Wrong("symbol", $"symbol is 1 to {LongestSymbol} letters and digits, as PEPEUSDT");
        if (request.DurationHours is { } hours && (kind == WatchOrderKind.Remove || !(hours > 0 && hours <= MostHours)))
            throw ProblemException.Wrong("duration_hours", kind == WatchOrderKind.Remove ? "what is removed has no time" : $"duration_hours is more than 0 and at most {MostHours}");
        if (request.Priority is { } priority && (kind != WatchOrderKind.Add || priority is < 1 or > LowestPriority))
            throw ProblemException.Wrong("priority", kind == WatchOrderKind.Add ? $"priority is 1 to {LowestPriority}" : "a priority is told with add");
        return new WatchOrder
        {
            Kind = kind, MarketType = market, Symbol = symbol, Lasts = request.DurationHours is { } lasts ? TimeSpan.FromHours(lasts) : null, Priority = request.Priority, By = actor.Name,
        };
    }

    private static string? MarketOf(HttpRequest request) => Arguments.One(request, "market_type") is { } name ? Known(name) : null;

    private static string Known(string name) => MarketTypes.Contains(name) ? name : throw ProblemException.Wrong("market_type", "market_type is spot or futures");
}
