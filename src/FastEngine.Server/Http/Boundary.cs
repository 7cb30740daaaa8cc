using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FastEngine.Server.Http;

/// <summary>Around every request: what the browser may do with the answer, and that whatever goes wrong becomes problem details.</summary>
internal sealed class Boundary(Gate gate, Action<string> alert)
{
    // The chart sets styles on its own elements by script, which is no inline style. Nothing comes from elsewhere.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What is said of a body of another type.</summary>
    public const string NoJson = "the body is JSON: send Content-Type: application/json";

    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
        try
        {
            gate.Require(context);
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null }) await Reply.ProblemAsync(context, Plain(context.Response.StatusCode));
        }
        catch (ProblemException error)
        {
            await EndAsync(context, error.Document);
        }
        catch (ServedException error)
        {
            await EndAsync(context, ProblemException.Of(error).Document);
        }
        catch (BadHttpRequestException error)
        {
            await EndAsync(context, Plain(error.StatusCode, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? null : "the request is not one"));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (Exception error)
        {
            // Whatever a request runs into, the engine goes on; the reason is not for a stranger.
            alert($"{context.Request.Method} {context.Request.Path} failed: {error.GetType().Name}: {error.Message}");
            await EndAsync(context, Plain(StatusCodes.Status500InternalServerError, "it failed in the engine; its log says why"));
        }
    }

    private static async Task EndAsync(HttpContext context, ProblemDocument problem)
    {
        if (context.Response.HasStarted) context.Abort();
        else await Reply.ProblemAsync(context, problem);
    }

    private static ProblemDocument Plain(int status, string? detail = null)
    {
        var (field, usual) = status switch
        {
            StatusCodes.Status413PayloadTooLarge => ("body", "the body is larger than api.body_kib allows"),
            StatusCodes.Status415UnsupportedMediaType => ("Content-Type", NoJson),
            _ => (null, null),
        };
        detail ??= usual;
        return new() { Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail, Errors = field is null ? null : [new ProblemField(field, detail!)] };
    }
}
