using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Sockets;

/// <summary>A client's connection to streams, and what it has subscribed.</summary>
internal sealed class StreamConnection(SocketChannel channel, StreamRoute route, StreamHub hub)
{
    private readonly HashSet<string> _streams = [];
    private volatile bool _isCombined = route.IsCombined;

    public SocketChannel Channel { get; } = channel;

    public StreamRoute Route { get; } = route;

    public bool IsCombined => _isCombined;

    /// <summary>Whose events it gets; null for none.</summary>
    public Account? Account { get; set; }

    /// <summary>Under which name; null for none.</summary>
    public string? ListenKey { get; set; }

    /// <summary>Last barrier that a stepped client has behind it; -1 for none.</summary>
    public long Acknowledged { get; set; } = -1;

    /// <summary>Subscribes what the address says; from here on frames are kept for it.</summary>
    public void Open()
    {
        foreach (var stream in Route.Streams) Subscribe(stream);
        if (Route.ListenKey is { } key) Subscribe(key);
        hub.Open(this);
    }

    public void Close() => hub.Close(this, _streams);

    public async Task RunAsync(WebSocket socket, SocketOptions options, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var announcing = options.AnnouncesEnd ? AnnounceEndAsync(options.Life - options.EndNotice, ended.Token) : Task.CompletedTask;
        try
        {
            await Channel.RunAsync(socket, text =>
            {
                Take(text, options.MaxStreams);
                return Task.CompletedTask;
            }, stop).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await announcing.ConfigureAwait(false);
        }
    }

    private async Task AnnounceEndAsync(TimeSpan after, CancellationToken ended)
    {
        await Task.Delay(after > TimeSpan.Zero ? after : TimeSpan.Zero, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ended.IsCancellationRequested) return;
        var data = $$"""{"e":"serverShutdown","E":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}""";
        Channel.Send(IsCombined ? StreamHub.Envelope("!serverShutdown", data) : System.Text.Encoding.UTF8.GetBytes(data));
    }

    public bool Wants(string eventName) => Route.Events.Count == 0 || Route.Events.Contains(eventName);

    private void Take(string text, int maxStreams)
    {
        JsonObject? request;
        try
        {
            request = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException e)
        {
            Channel.Send($$$"""{"error":{"code":3,"msg":"Invalid JSON: {{{JsonEncodedText.Encode(e.Message)}}}"}}""");
            return;
        }

        var method = request?["method"]?.ToString();
        if (method == "ACK")
        {
            hub.Acknowledge(this, request!["params"]![0]!.GetValue<long>());
            return;
        }

        if (method == "ASK")
        {
            hub.Ask(request!["params"]![0]!.GetValue<long>());
            return;
        }

        if (!Channel.IsWithinRate())
        {
            Channel.Abort();
            return;
        }

        var answer = new JsonObject();
        switch (method)
        {
            case "SUBSCRIBE" or "UNSUBSCRIBE" when request!["params"] is JsonArray names:
                foreach (var name in names)
                {
                    if (method == "UNSUBSCRIBE") Unsubscribe(name!.ToString());
                    else if (_streams.Count < maxStreams) Subscribe(name!.ToString());
                    else Channel.Abort();
                }

                answer["result"] = null;
                break;
            case "LIST_SUBSCRIPTIONS":
                answer["result"] = new JsonArray([.. _streams.Order(StringComparer.Ordinal)]);
                break;
            case "SET_PROPERTY" when request!["params"] is JsonArray { Count: 2 } pair && pair[0]!.ToString() == "combined":
                _isCombined = pair[1]!.ToString() == "true";
                answer["result"] = null;
                break;
            case "GET_PROPERTY":
                answer["result"] = _isCombined;
                break;
            default:
                answer["error"] = new JsonObject { ["code"] = 2, ["msg"] = "Invalid request: unknown method or missing params" };
                break;
        }

        answer["id"] = request?["id"]?.DeepClone();
        Channel.Send(JsonText.Of(answer));
    }

    // A stream of another class is acknowledged like any other, and stays silent.
    private void Subscribe(string stream)
    {
        if (_streams.Add(stream)) hub.Subscribe(this, stream);
    }

    private void Unsubscribe(string stream)
    {
        if (_streams.Remove(stream)) hub.Unsubscribe(this, stream);
    }
}
