using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Rest;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Exchange.Sockets;

/// <summary>One market behind its port: HTTP, streams and the WebSocket API.</summary>
internal sealed class MarketServer(RequestDispatcher dispatcher, StreamHub hub, SocketOptions sockets, SpotUserStream? spotStream, IRequestFaults faults, bool isFuture)
{
    private const int MaxBodyBytes = 1 << 20;

    private readonly SocketApiMethods _methods = new(dispatcher, isFuture);

    private string ApiPath => isFuture ? "/ws-fapi/v1" : "/ws-api/v3";

    public RequestDispatcher Dispatcher => dispatcher;

    public StreamHub Hub => hub;

    public async Task HandleAsync(HttpContext context, CancellationToken stop)
    {
        if (context.WebSockets.IsWebSocketRequest) await AcceptAsync(context, stop).ConfigureAwait(false);
        else await AnswerAsync(context).ConfigureAwait(false);
    }

    private async Task AcceptAsync(HttpContext context, CancellationToken stop)
    {
        var path = context.Request.Path.Value ?? "/";
        var isApi = path == ApiPath;
        var route = isApi ? null : StreamRoute.Parse(path, name => context.Request.Query[name], isFuture);
        if (!isApi && route is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var channel = new SocketChannel(sockets);
        var connection = route is null ? null : new StreamConnection(channel, route, hub);
        // Before the client learns that it is connected: what happens from then on is told.
        connection?.Open();
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                KeepAliveInterval = sockets.PingEvery, KeepAliveTimeout = sockets.PongWithin,
            }).ConfigureAwait(false);
            var showsLimits = context.Request.Query["returnRateLimits"] != "false";
            var running = connection?.RunAsync(socket, sockets, stop)
                ?? new SocketApi(channel, dispatcher, _methods, spotStream, faults, showsLimits).RunAsync(socket, stop);
            await running.ConfigureAwait(false);
        }
        finally
        {
            connection?.Close();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var endpoint = dispatcher.Find(request.Method, request.Path);
        if (endpoint is null)
        {
            await WriteAsync(context, new Answer(404, Body(new VenueError(-5000, $"Path {request.Path}, Method {request.Method} is invalid")), [])).ConfigureAwait(false);
            return;
        }

        var body = await ReadAsync(request).ConfigureAwait(false);
        if (faults.Before(endpoint) is { } fault)
        {
            await fault.Delay.ConfigureAwait(false);
            if (fault.Answer is { } instead)
            {
                await WriteAsync(context, instead).ConfigureAwait(false);
                return;
            }
        }

        var answer = dispatcher.Http(endpoint, request.QueryString.Value?.TrimStart('?') ?? "", body, request.Headers["X-MBX-APIKEY"]);
        if (faults.After(endpoint) is { } unknown) answer = answer with { Status = unknown.Status, Body = Body(unknown) };
        if (faults.IsUnanswered(endpoint)) context.Abort();
        else await WriteAsync(context, answer).ConfigureAwait(false);
    }

    private static JsonObject Body(VenueError error) => RequestDispatcher.Body(error);

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0) return "";
        if (request.ContentLength > MaxBodyBytes) return "";
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync().ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json;charset=UTF-8";
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(JsonText.Of(answer.Body))).ConfigureAwait(false);
    }
}
