using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>The opening handshake, right and wrong.</summary>
public class HandshakeTests
{
    [Fact]
    public async Task The_request_is_what_RFC_6455_asks_for()
    {
        using var server = new RawServer(peer => peer.ReadTold());
        using (await Dial(server, "/stream?streams=btcusdt@trade/ethusdt@trade"))
        {
        }

        var authority = server.Address().Authority;
        server.Dispose();
        var lines = Assert.Single(server.Requests).Split("\r\n");
        Assert.Equal("GET /stream?streams=btcusdt@trade/ethusdt@trade HTTP/1.1", lines[0]);
        Assert.Contains($"Host: {authority}", lines);
        Assert.Contains("Upgrade: websocket", lines);
        Assert.Contains("Connection: Upgrade", lines);
        Assert.Contains("Sec-WebSocket-Version: 13", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Sec-WebSocket-Extensions", StringComparison.OrdinalIgnoreCase));
        var key = Assert.Single(lines, line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal))["Sec-WebSocket-Key: ".Length..];
        Assert.Equal(16, Convert.FromBase64String(key).Length);
    }

    [Theory]
    [InlineData("Sec-WebSocket-Extensions: permessage-deflate\r\n", "an extension that was not offered: 'permessage-deflate'")]
    [InlineData("Sec-WebSocket-Protocol: chat\r\n", "a subprotocol that was not offered: 'chat'")]
    [InlineData("Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n", "Sec-WebSocket-Accept does not belong to our key")]
    public Task What_was_not_offered_is_refused(string added, string reason) => Refuses(request => RawServer.RightAnswer(request) + added, reason);

    [Theory]
    [InlineData("Upgrade: websocket\r\n", "does not upgrade to websocket")]
    [InlineData("Connection: Upgrade\r\n", "has no 'Connection: Upgrade'")]
    [InlineData("Sec-WebSocket-Accept", "Sec-WebSocket-Accept does not belong to our key")]
    public Task What_must_be_answered_must_be_answered(string left, string reason) =>
        Refuses(request => RawServer.RightAnswer(request).Replace(left, "X-Nothing: 1" + (left.EndsWith('\n') ? "\r\n" : ""), StringComparison.Ordinal), reason);

    [Fact]
    public async Task A_refusal_tells_its_status_and_how_long_to_stay_away()
    {
        var exception = await Refuses(_ => "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 17\r\n", "the server answered HTTP/1.1 429 Too Many Requests");
        Assert.Equal((429, TimeSpan.FromSeconds(17)), (exception.Status, exception.RetryAfter));
    }

    [Fact]
    public Task Another_protocol_is_recognised() => Refuses(_ => "SSH-2.0-OpenSSH_9.2\r\n", "does not speak HTTP/1.1: 'SSH-2.0-OpenSSH_9.2'");

    [Fact]
    public Task An_endless_answer_is_cut_off() =>
        Refuses(_ => "HTTP/1.1 101 X\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", 5_000)), "has more than 16384 bytes");

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused()
    {
        using var server = new RawServer(_ => { }, isTls: true);
        var exception = await Assert.ThrowsAsync<HandshakeException>(() => Dial(server, "/ws"));
        Assert.Contains("certificate", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_after_the_time_out()
    {
        using var gate = new ManualResetEventSlim();
        using var server = new RawServer(_ => { }, _ =>
        {
            gate.Wait();
            return "HTTP/1.1 500 X\r\n";
        });
        var dialer = new WebSocketDialer(new WebSocketOptions { ConnectTimeout = TimeSpan.FromMilliseconds(50) });
        var exception = await Assert.ThrowsAsync<HandshakeException>(() => dialer.Dial(server.Address(), CancellationToken.None));
        Assert.Contains("not open after 0.05 s", exception.Message, StringComparison.Ordinal);
        gate.Set();
    }

    [Fact]
    public void The_accept_value_is_that_of_the_RFC() => Assert.Equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Handshake.Accept("dGhlIHNhbXBsZSBub25jZQ=="));

    private static async Task<HandshakeException> Refuses(Func<string, string> answer, string reason)
    {
        using var server = new RawServer(peer => peer.ReadTold(), answer);
        var exception = await Assert.ThrowsAsync<HandshakeException>(() => Dial(server, "/ws/secretListenKey"));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secretListenKey", exception.ToString(), StringComparison.Ordinal);
        return exception;
    }

    private static Task<WebSocketConnection> Dial(RawServer server, string path) =>
        new WebSocketDialer(WebSocketOptions.Default).Dial(server.Address(path), CancellationToken.None);
}
