using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>A client's WebSocket that reads messages one by one.</summary>
internal sealed class TestSocket : IDisposable
{
    // Long: it is met only when something is wrong.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 20];

    public WebSocketState State => _socket.State;

    public static async Task<TestSocket> ConnectAsync(Uri http, string path)
    {
        var socket = new TestSocket();
        await socket._socket.ConnectAsync(new Uri($"ws://{http.Authority}{path}"), CancellationToken.None);
        return socket;
    }

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next message; null when the connection ended.</summary>
    public async Task<JsonNode?> ReceiveAsync() => await ReceiveTextAsync() is { } text ? JsonNode.Parse(text) : null;

    public async Task<string?> ReceiveTextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var length = 0;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
                if (received.MessageType == WebSocketMessageType.Close) return null;
                length += received.Count;
                if (received.EndOfMessage) return Encoding.UTF8.GetString(_buffer, 0, length);
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>The next message that is wanted; others are passed over.</summary>
    public async Task<JsonNode> ReceiveAsync(Func<JsonNode, bool> isWanted)
    {
        while (true)
        {
            var message = await ReceiveAsync() ?? throw new InvalidOperationException("the connection ended");
            if (isWanted(message)) return message;
        }
    }

    public void Dispose() => _socket.Dispose();
}
