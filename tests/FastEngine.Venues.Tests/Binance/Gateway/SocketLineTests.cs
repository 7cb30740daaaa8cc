using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings.Tests;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

public class SocketLineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Messages_go_and_come_over_a_real_socket_and_the_end_is_seen(bool isOwn)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var line = New(isOwn);
        Assert.Equal(SendOutcome.NotSent, line.Send("x"u8));
        line.Connect(new Uri($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/ws-api"));
        using var client = await listener.AcceptTcpClientAsync();
        using var server = await HandshakeAsync(client);
        await UntilAsync(() => line.State == LineState.Open);

        Assert.Equal(SendOutcome.Sent, line.Send("""{"id":"o1"}"""u8));
        Assert.Equal("""{"id":"o1"}""", await ReceiveAsync(server));
        var big = new string('a', 40_000);
        await server.SendAsync(Encoding.ASCII.GetBytes(big), WebSocketMessageType.Text, true, default);
        await server.SendAsync("two"u8.ToArray(), WebSocketMessageType.Text, true, default);
        Assert.Equal(big, await TakeAsync(line));
        Assert.Equal("two", await TakeAsync(line));

        client.Close();
        await UntilAsync(() => !line.TryTake(out _) && line.State == LineState.Closed);
        Assert.Equal(SendOutcome.NotSent, line.Send("x"u8));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_venue_that_is_not_there_closes_the_line(bool isOwn)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var line = New(isOwn);
        line.Connect(new Uri($"ws://127.0.0.1:{port}/"));

        await UntilAsync(() => line.State == LineState.Closed);
        Assert.False(line.TryTake(out _));
    }

    [Fact]
    public async Task Sending_on_the_engines_own_client_allocates_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var line = New(isOwn: true);
        line.Connect(new Uri($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/ws-api"));
        using var client = await listener.AcceptTcpClientAsync();
        using var server = await HandshakeAsync(client);
        await UntilAsync(() => line.State == LineState.Open);
        for (var i = 0; i < 3; i++) line.Send("warm"u8);
        var allocated = Allocations.Least(() =>
        {
            for (var i = 0; i < 10; i++) line.Send("{}"u8);
        });
        Assert.Equal(0, allocated);
    }

    private static IMessageLine New(bool isOwn) => isOwn ? new FeedLine(new WebSocketDialer(WebSocketOptions.Default)) : new SocketLine(new SocketLineOptions());

    private static async Task<WebSocket> HandshakeAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var head = new StringBuilder();
        var buffer = new byte[4_096];
        while (!head.ToString().Contains("\r\n\r\n")) head.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        var key = head.ToString().Split("\r\n").First(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
#pragma warning disable CA5350 // The handshake of RFC 6455 is SHA-1.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
    }

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[4_096];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), default);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private static async Task<string> TakeAsync(IMessageLine line)
    {
        var text = "";
        await UntilAsync(() =>
        {
            if (!line.TryTake(out var message)) return false;
            text = Encoding.UTF8.GetString(message);
            return true;
        });
        return text;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
