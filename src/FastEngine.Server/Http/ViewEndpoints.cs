using System.Text;
using FastEngine.Server.Documents;
using FastEngine.Server.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>What may be seen.</summary>
internal static class ViewEndpoints
{
    private static readonly (string, string) Symbol = ("symbol", "Name of a symbol, as BTCUSDT");
    private static readonly (string, string) Timeframe = ("timeframe", "Timeframe of the candles, as 1m; the shortest without it");
    private static readonly (string, string) Limit = ("limit", "Most rows, 1 to 1000; 100 without it");

    public static void Map(RouteGroupBuilder api, IServedEngine engine)
    {
        var json = ServerJson.Default;
        api.Get<WhoAnswer>("/me", "Whose token this is", context => Reply.JsonAsync(context, Who(context, engine), json.WhoAnswer));
        api.Get<object>("/status", "What fastengine status --json prints", context => Reply.BytesAsync(context, Encoding.UTF8.GetBytes(engine.StatusJson()), Reply.Json));
        api.Get<IReadOnlyList<PositionDocument>>("/positions", "Open positions", context => Reply.JsonAsync(context, engine.Positions(), json.IReadOnlyListPositionDocument));
        api.Get<IReadOnlyList<OrderDocument>>("/orders", "Orders that are not done", context => Reply.JsonAsync(context, engine.Orders(), json.IReadOnlyListOrderDocument));
        api.Get<IReadOnlyList<TradeDocument>>("/trades", "The newest closed trades since the engine began; older ones by query",
            context => Reply.JsonAsync(context, engine.Trades(Arguments.Symbol(context.Request, engine), Arguments.Limit(context.Request)), json.IReadOnlyListTradeDocument), arguments: [Symbol, Limit]);
        api.Get<IReadOnlyList<DecisionDocument>>("/decisions", "The newest decision records since the engine began; older ones by query",
            context => Reply.JsonAsync(context, engine.Decisions(Arguments.Symbol(context.Request, engine), Arguments.Limit(context.Request)), json.IReadOnlyListDecisionDocument), arguments: [Symbol, Limit]);
        api.Get<RiskDocument>("/risk", "Account, kill switch, ladder, health", context => Reply.JsonAsync(context, engine.Risk(), json.RiskDocument));
        api.Get<DtmsDocument>("/dtms", "Defensive trade management", context => Reply.JsonAsync(context, engine.Dtms(), json.DtmsDocument));
        api.Get<ConfigDocument>("/config", "Every setting in force", context => Reply.JsonAsync(context, engine.Config(), json.ConfigDocument));
        api.Get<CandlesDocument>("/candles", "Candles of a symbol since the engine began", context => Reply.JsonAsync(context, Candles(context.Request, engine), json.CandlesDocument), arguments: [Symbol, Timeframe, Limit]);
        api.Get<string>("/metrics", "Figures for Prometheus", context => MetricsAsync(context, engine), type: PrometheusText.ContentType);
    }

    public static Task MetricsAsync(HttpContext context, IServedEngine engine) =>
        Reply.BytesAsync(context, Encoding.UTF8.GetBytes(PrometheusText.Of(engine.Measurements())), PrometheusText.ContentType);

    private static WhoAnswer Who(HttpContext context, IServedEngine engine)
    {
        var actor = Gate.ActorOf(context);
        return new WhoAnswer(actor.Name, actor.Role.ToString().ToLowerInvariant(), engine.Mode, engine.Symbols, engine.Timeframes, engine.Windows, engine.HasWatchlist);
    }

    private static CandlesDocument Candles(HttpRequest request, IServedEngine engine)
    {
        var symbol = Arguments.Symbol(request, engine) ?? throw ProblemException.Wrong("symbol", "name a symbol");
        return engine.Candles(symbol, Arguments.Timeframe(request, engine), Arguments.Limit(request));
    }
}
