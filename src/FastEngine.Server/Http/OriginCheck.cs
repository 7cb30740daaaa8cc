using System.Net;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Server.Http;

/// <summary>Lets no page of another site in: neither by its own requests, nor by a name that it has pointed at this server.</summary>
internal sealed class OriginCheck(ApiOptions options)
{
    private const string SameOrigin = "same-origin";
    private const string Typed = "none";

    private readonly HashSet<string> _hosts = new(Names(options), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ProblemException">It is from elsewhere.</exception>
    public void Require(HttpRequest request)
    {
        // Without this, a name of another site that resolves to this address would make its pages ours.
        if (!_hosts.Contains(request.Host.Host) && !IsOwnAddress(request))
            throw new ProblemException(StatusCodes.Status421MisdirectedRequest, $"this server is not called that; a name that it may be called by is added in api.hosts", "Host");
        var origin = request.Headers.Origin;
        if (origin.Count > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(StatusCodes.Status403Forbidden, "a page of another origin may not use this API", "Origin");
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && (string?)site is not (SameOrigin or Typed) && !IsNavigation(request))
            throw new ProblemException(StatusCodes.Status403Forbidden, "a page of another origin may not use this API", "Sec-Fetch-Site");
    }

    // A link from elsewhere to the page itself: it shows nothing without a token.
    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && !request.Path.StartsWithSegments("/api");

    private bool IsOwnAddress(HttpRequest request) => options.Listen.Address.Equals(IPAddress.Any) || options.Listen.Address.Equals(IPAddress.IPv6Any)
        ? IPAddress.TryParse(request.Host.Host, out var named) && named.Equals(request.HttpContext.Connection.LocalIpAddress)
        : false;

    private static IEnumerable<string> Names(ApiOptions options)
    {
        foreach (var host in options.Hosts) yield return host;
        yield return options.Listen.Address.ToString();
        yield return $"[{options.Listen.Address}]";
        yield return "localhost";
        yield return "127.0.0.1";
        yield return "[::1]";
    }
}
