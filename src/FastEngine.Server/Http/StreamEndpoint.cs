using FastEngine.Server.Security;
using FastEngine.Server.Streaming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>The live frames of a dashboard, as server-sent events.</summary>
internal sealed class StreamEndpoint(IServedEngine engine, FramePublisher frames, TokenBook tokens, ApiOptions options, CancellationToken stop)
{
    private const string EventStream = "text/event-stream";

    public void Map(RouteGroupBuilder api) => api.Get<string>("/stream", "Live frames as server-sent events: frame for the whole engine, chart for a symbol", HandleAsync, type: EventStream,
        arguments: [new("symbol", "Whose chart is sent too"), new("timeframe", "Timeframe of its candles")]).Refuses(StatusCodes.Status503ServiceUnavailable);

    private async Task HandleAsync(HttpContext context)
    {
        var symbol = Arguments.Symbol(context.Request, engine);
        var timeframe = Arguments.Timeframe(context.Request, engine);
        frames.Enter();
        try
        {
            if (frames.Viewers > options.MaxStreams) throw new ProblemException(StatusCodes.Status503ServiceUnavailable, $"{options.MaxStreams} dashboards are served already (api.streams)");
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop);
            await SendAsync(context, symbol, timeframe, ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or the engine stops.
        }
        finally
        {
            frames.Leave();
        }
    }

    private async Task SendAsync(HttpContext context, string? symbol, string timeframe, CancellationToken stop)
    {
        var actor = Gate.ActorOf(context);
        context.Response.ContentType = EventStream;
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        for (var seen = 0L; tokens.IsInForce(actor);)
        {
            var frame = await frames.AfterAsync(seen, stop);
            seen = frame.Number;

            // Waits while the page does not read; Kestrel lets go of one that never does.
            await Pieces.WriteAsync(context.Response.Body, frame.Common, stop);
            if (symbol is not null) await Pieces.WriteAsync(context.Response.Body, frame.Chart(symbol, timeframe), stop);
            await context.Response.Body.FlushAsync(stop);
        }
    }
}
