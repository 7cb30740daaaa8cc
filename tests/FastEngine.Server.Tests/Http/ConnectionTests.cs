using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FastEngine.Server.Http;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class ConnectionTests
{
    private const int Most = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_connection_that_says_nothing_is_closed()
    {
        await using var served = await Served.StartAsync(options => options with { FirstByteTimeout = TimeSpan.FromMilliseconds(200) });
        using var silent = Connected(served);
        var time = Stopwatch.StartNew();
        Assert.True(await IsClosedAsync(silent));
        Assert.InRange(time.Elapsed, TimeSpan.FromMilliseconds(100), Limit);
    }

    [Fact]
    public async Task Who_has_a_token_is_not_locked_out_by_connections_without_one()
    {
        await using var served = await Served.StartAsync(options => options with { MaxConnectionsOfAddress = Most, FirstByteTimeout = TimeSpan.FromMinutes(5) });
        using var early = Connected(served);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(early, served));
        var silent = Enumerable.Range(0, 5 * Most).Select(_ => Connected(served)).ToList();
        try
        {
            using var late = Connected(served);
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(late, served));
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(early, served));
            Assert.True(await IsClosedAsync(silent[0]));
        }
        finally
        {
            foreach (var socket in silent) socket.Dispose();
        }
    }

    [Fact]
    public async Task Tokens_take_no_more_than_the_places_of_their_address_and_leave_those_of_others()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var served = await Served.StartAsync(options => options with { MaxConnectionsOfAddress = Most });
        var own = new List<Socket>();
        try
        {
            for (var i = 0; i < Most; i++)
            {
                own.Add(Connected(served));
                Assert.StartsWith("HTTP/1.1 200", await AskAsync(own[^1], served));
            }

            using var beyond = Connected(served);
            Assert.True(await IsClosedAsync(beyond));
            using var other = Connected(served, "127.0.0.2");
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(other, served));
        }
        finally
        {
            foreach (var socket in own) socket.Dispose();
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("::1", "::1")]
    public void A_network_of_a_subscriber_counts_as_one(string address, string key) => Assert.Equal(IPAddress.Parse(key), Addresses.KeyOf(IPAddress.Parse(address)));

    [Fact]
    public async Task What_needs_no_token_is_limited_by_address()
    {
        await using var served = await Served.StartAsync(options => options with { OpenRequestsPerSecond = 1 });
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++) answers.Add((await served.GetAsync(i % 2 == 0 ? "/health/live" : "/api/v1/openapi.json", role: null)).Status);
        Assert.Contains(HttpStatusCode.OK, answers);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/risk")).Status);
    }

    [Fact]
    public async Task The_document_is_the_same_whatever_the_server_is_called()
    {
        await using var served = await Served.StartAsync();
        var bytes = await served.Client.GetByteArrayAsync("/api/v1/openapi.json");
        using var request = served.Request(HttpMethod.Get, "/api/v1/openapi.json", role: null);
        request.Headers.Host = "localhost";
        using var answer = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
    }

    private static Socket Connected(Served served, string from = "127.0.0.1")
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        socket.Connect(new IPEndPoint(IPAddress.Loopback, served.Client.BaseAddress!.Port));
        return socket;
    }

    private static async Task<string> AskAsync(Socket socket, Served served)
    {
        using var patience = new CancellationTokenSource(Limit);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {served.Tokens[TokenRole.Viewer]}\r\n\r\n"), patience.Token);
        var answer = new byte[8_192];
        return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer, patience.Token));
    }

    private static async Task<bool> IsClosedAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(Limit);
        try
        {
            return await socket.ReceiveAsync(new byte[1], patience.Token) == 0;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            return true;
        }
    }
}
