using FastEngine.Server.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>Whether the engine lives and is to be relied on, for whoever watches processes; without a token, and without a figure.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, IServedEngine engine)
    {
        foreach (var prefix in (string[])["/health", "/api/v1/health"])
        {
            routes.Get<HealthAnswer>($"{prefix}/live", "The process answers", context => Reply.JsonAsync(context, new HealthAnswer("ok"), ServerJson.Default.HealthAnswer), role: null);
            routes.Get<HealthAnswer>($"{prefix}/ready", "The engine is to be relied on", context =>
            {
                var reason = engine.NotReady;
                return Reply.JsonAsync(context, new HealthAnswer(reason is null ? "ok" : "unavailable", reason), ServerJson.Default.HealthAnswer,
                    reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }, role: null).Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable, Reply.Json);
        }
    }
}
