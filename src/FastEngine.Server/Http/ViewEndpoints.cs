using System.Text;
using FastEngine.Server.Documents;
using FastEngine.Server.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>What may be seen.</summary>
internal static class ViewEndpoints
{
    private static readonly Argument Symbol = new("symbol", "Name of a symbol, as BTCUSDT");
    private static readonly Argument Timeframe = new("timeframe", "Timeframe of the candles, as 1m; the shortest without it");
    private static readonly Argument Limit = new("limit", "Most rows; 100 without it") { Range = (1, Arguments.MostRows) };

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder api, IServedEngine engine, SharedAnswers answers)
    {
        var json = ServerJson.Default;
        var figures = new SharedAnswer(answers, (_, output) => PrometheusText.Write(engine.Measurements(), output));
        routes.Get<string>("/metrics", "Figures for Prometheus, where it looks for them", Figures, type: PrometheusText.ContentType);
        api.Get<WhoAnswer>("/me", "Whose token this is", context => Reply.JsonAsync(context, Who(context, engine), json.WhoAnswer));
        api.Get<object>("/status", "What fastengine status --json prints", Shared(new SharedAnswer(answers, (_, output) => Encoding.UTF8.GetBytes(engine.StatusJson(), output))));
        api.Get<IReadOnlyList<PositionDocument>>("/positions", "Open positions", Shared(answers.Json(json.IReadOnlyListPositionDocument, _ => engine.Positions())));
        api.Get<IReadOnlyList<OrderDocument>>("/orders", "Orders that are not done", Shared(answers.Json(json.IReadOnlyListOrderDocument, _ => engine.Orders())));
        api.Get<IReadOnlyList<TradeDocument>>("/trades", "The newest closed trades since the engine began; older ones by query",
            Shared(answers.Json(json.IReadOnlyListTradeDocument, asked => engine.Trades(asked.Symbol, asked.Limit)), Rows), arguments: [Symbol, Limit]);
        api.Get<IReadOnlyList<DecisionDocument>>("/decisions", "The newest decision records since the engine began; older ones by query",
            Shared(answers.Json(json.IReadOnlyListDecisionDocument, asked => engine.Decisions(asked.Symbol, asked.Limit)), Rows), arguments: [Symbol, Limit]);
        api.Get<RiskDocument>("/risk", "Account, kill switch, ladder, health", Shared(answers.Json(json.RiskDocument, _ => engine.Risk())));
        api.Get<DtmsDocument>("/dtms", "Defensive trade management", Shared(answers.Json(json.DtmsDocument, _ => engine.Dtms())));
        api.Get<ConfigDocument>("/config", "Every setting in force", Shared(answers.Json(json.ConfigDocument, _ => engine.Config())));
        api.Get<CandlesDocument>("/candles", "Candles of a symbol since the engine began",
            Shared(answers.Json(json.CandlesDocument, asked => engine.Candles(asked.Symbol!, asked.Timeframe!, asked.Limit)), Candles), arguments: [Symbol, Timeframe, Limit]);
        api.Get<string>("/metrics", "Figures for Prometheus", Figures, type: PrometheusText.ContentType);

        Task Figures(HttpContext context) => Reply.PiecesAsync(context, figures.Of(default), PrometheusText.ContentType);

        ViewArguments Rows(HttpRequest request) => new(Arguments.Symbol(request, engine), Limit: Arguments.Limit(request));

        ViewArguments Candles(HttpRequest request) =>
            new(Arguments.Symbol(request, engine) ?? throw ProblemException.Wrong("symbol", "name a symbol"), Arguments.Timeframe(request, engine), Arguments.Limit(request));
    }

    private static RequestDelegate Shared(SharedAnswer answer, Func<HttpRequest, ViewArguments>? asked = null) =>
        context => Reply.PiecesAsync(context, answer.Of(asked?.Invoke(context.Request) ?? default), Reply.Json);

    private static WhoAnswer Who(HttpContext context, IServedEngine engine)
    {
        var actor = Gate.ActorOf(context);
        return new WhoAnswer(actor.Name, actor.Role.ToString().ToLowerInvariant(), engine.Mode, engine.Symbols, engine.Timeframes, engine.Windows, engine.HasWatchlist) { About = engine.About };
    }
}
