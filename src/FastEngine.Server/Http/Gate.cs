using System.Globalization;
using FastEngine.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>What every request passes before an endpoint sees it: origin, token, rate, role, form.</summary>
/// <param name="refused">Told of a change that a role does not allow.</param>
internal sealed class Gate(ApiOptions options, TokenBook tokens, RateLimits limits, Action<HttpContext, ApiToken, ProblemException> refused)
{
    private const string Scheme = "Bearer ";
    private readonly OriginCheck _origin = new(options);

    /// <summary>Whose request it is.</summary>
    public static ApiToken ActorOf(HttpContext context) => context.Features.GetRequiredFeature<ApiToken>();

    /// <exception cref="ProblemException">It does not pass.</exception>
    public void Require(HttpContext context)
    {
        _origin.Require(context.Request);
        var access = context.GetEndpoint()?.Metadata.GetMetadata<Access>();
        if (access is { Role: null })
        {
            Wait(context, limits.OfStranger(AddressOf(context)));
            return;
        }

        // What is not there is told to those alone who may ask for what is.
        var token = tokens.Find(Bearer(context.Request));
        if (token is null) throw Stranger(context);
        Wait(context, limits.OfToken(token.Name));
        context.Features.Get<ConnectionSeat>()?.Prove();
        context.Features.Set(token);
        if (context.GetEndpoint() is null) throw new ProblemException(StatusCodes.Status404NotFound, "there is nothing here; /api/v1/openapi.json has what there is");

        // What routing refuses for its method or its type has an endpoint that says so and does nothing else.
        if (access is null && context.GetEndpoint() is not RouteEndpoint) return;
        if (access is null || token.Role < access.Role) throw Refusal(context, token, access?.Role);

        // No form of a page can send it.
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !context.Request.HasJsonContentType())
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, Boundary.NoJson, "Content-Type");
    }

    private ProblemException Refusal(HttpContext context, ApiToken token, TokenRole? needed)
    {
        // Each is an entry of the audit log, which nobody is to fill.
        Wait(context, limits.OfRefusal(token.Name));
        var problem = new ProblemException(StatusCodes.Status403Forbidden, $"this needs the role {needed?.ToString().ToLowerInvariant() ?? "of nobody"}; the token {token.Name} has the role {token.Role.ToString().ToLowerInvariant()}", "Authorization");
        if (needed > TokenRole.Viewer) refused(context, token, problem);
        return problem;
    }

    // Empty for none.
    private static ReadOnlySpan<char> Bearer(HttpRequest request)
    {
        var values = request.Headers.Authorization;
        return values is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value.AsSpan(Scheme.Length).Trim() : default;
    }

    private ProblemException Stranger(HttpContext context)
    {
        Wait(context, limits.OfGuess(AddressOf(context)));
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"fastengine\"";
        return new ProblemException(StatusCodes.Status401Unauthorized,
            tokens.Count == 0 ? "there is no token yet: 'fastengine tokens add NAME --role operator' makes one" : "send a token: Authorization: Bearer fe_…", "Authorization");
    }

    private static string AddressOf(HttpContext context) => Addresses.KeyOf(context.Connection.RemoteIpAddress).ToString();

    private static void Wait(HttpContext context, TimeSpan? wait)
    {
        if (wait is not { } time) return;
        context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        throw new ProblemException(StatusCodes.Status429TooManyRequests, "too many requests: wait as long as Retry-After says");
    }
}
